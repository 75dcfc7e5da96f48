// @ts-check
// Keeps a copy of the site for the time without a network, and offers a new
// version when there is one.
import { byId, element } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

/** How often a page that stays open looks for a new version, in ms. */
const interval = 60 * 60 * 1000;

/** @param {{full: () => string}} address */
export function keepOffline(address) {
  const mine = document.querySelector("meta[name=version]")?.getAttribute("content");
  const workers = navigator.serviceWorker;
  if (!mine || !workers || !isSecureContext) return;
  workers.addEventListener("message", ({ data, source }) => {
    if (!(source instanceof ServiceWorker) || !data?.version) return;
    if (data.version === mine) source.postMessage("go on"); // this page came from the server, its worker followed
    else offer(source, address);
  });
  workers.register("sw.js").then(watch).catch(() => {}); // without it only the copy is missing
}

/** Asks every version that is ready for its name, now and later. @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  registration.waiting?.postMessage("version");
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => { if (next.state === "installed") next.postMessage("version"); });
  });
  let looked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - looked < interval) return;
    looked = performance.now();
    registration.update().catch(() => {}); // there may be no network just now
  });
}

/** Offers to go on with another version. @param {ServiceWorker} worker @param {{full: () => string}} address */
function offer(worker, address) {
  const accept = () => {
    const reload = () => {
      if (worker.state !== "activated" && worker.state !== "redundant") return;
      address.full(); // a reload keeps what is in the address
      location.reload();
    };
    worker.addEventListener("statechange", reload);
    worker.postMessage("go on");
    reload(); // another page may have been faster
  };
  document.getElementById("news")?.remove();
  const box = element("div", { id: "news", class: "notice" });
  const dismiss = () => box.remove();
  byId("stage").append(box);
  box.setAttribute("role", "status"); // before the words, so that they are heard
  box.append(element("p", {}, say("A new version is here.")),
    element("button", { type: "button", class: "button", title: say("The address keeps everything as it is"), onclick: accept }, say("Reload")),
    element("button", { type: "button", class: "icon-button", title: say("Later"), "aria-label": say("Later"), onclick: dismiss }, icon("close")));
}
