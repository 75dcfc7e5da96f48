// @ts-check
// The link in the address bar always holds the whole state.

/** Browsers refuse more than about 100 changes of the address in 30 s. */
const interval = 400;

/** @param {any} api @param {(text: string) => void} say */
export function makeAddress(api, say) {
  /** @type {string|null} */
  let waiting = null;
  /** Has the program tell a link that it has not told yet. @type {(() => void)|null} */
  let asks = null;
  let timer = 0;
  let known = location.hash;

  const hear = () => {
    const tell = asks;
    asks = null;
    tell?.();
  };

  const flush = () => {
    hear();
    clearTimeout(timer);
    timer = 0;
    if (waiting === null || location.hash !== known) return; // a link that somebody entered just now is on its way to load
    const address = waiting === "" ? location.pathname + location.search : "#" + waiting;
    waiting = null;
    history.replaceState(null, "", address);
    known = location.hash;
  };

  const wait = () => { if (!timer) timer = window.setTimeout(flush, interval); };

  /** @param {string} link */
  const show = (link) => { waiting = link; wait(); };

  const load = () => {
    known = location.hash;
    const link = known.slice(1);
    waiting = null;
    if (link === api.link()) return;
    try {
      api.dismiss(); // what an earlier link got wrong is no longer so
      api.load(link);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    show(api.link()); // what was refused does not stay in the address
  };

  addEventListener("hashchange", load);
  // While a run plays no link holds the playhead. Whoever comes back finds it where it was.
  const leave = () => {
    try {
      hear();
      waiting = [api.link(), api.get("play") ? `t=${api.get("t")}` : ""].filter(Boolean).join("&");
    } catch { /* the program has stopped: the address has what it told last */ }
    flush();
  };
  addEventListener("pagehide", leave);
  // The browser has taken the picture's memory. The program answers this with a reload, which takes the address as it is now.
  addEventListener("webglcontextlost", leave, true);

  return {
    /** Loads the link the page was opened with. */
    load: () => { if (location.hash.length > 1) load(); },
    flush,
    show,
    /** Shows a link later that is told then. @param {() => void} tell */
    ask(tell) { asks = tell; wait(); },
    /** The full address to share. */
    full() {
      waiting = api.link();
      flush();
      return location.href;
    },
  };
}
