// Keeps the site for the time without a network. Files whose names hold a
// hash never change, so the copy is as good as the server's; the page itself
// comes from the server whenever that answers.
const version = "{{version}}";
const files = ["{{files}}"];

// Other copies of the site may lie in other folders of the same server.
const prefix = "optiscope " + registration.scope + " ", name = prefix + version;

/** Keeps everything of this version, or fails: the server may get another one while it is asked. */
async function keep() {
  const cache = await caches.open(name);
  const page = await fetch("./", { cache: "no-cache" });
  if (!page.ok || !(await page.clone().text()).includes(version)) throw new Error("the server has another version by now");
  await cache.addAll(files);
  await cache.put("./", page);
}

async function takeOver() {
  const outdated = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name);
  await Promise.all(outdated.map((key) => caches.delete(key)));
  await clients.claim();
}

/** The server's page, or the copy where there is no answer, or none of use. @param {Request} request */
async function page(request) {
  const copy = async () => (await caches.open(name)).match("./");
  try {
    const answer = await fetch(request);
    return answer.status < 500 ? answer : await copy() ?? answer;
  } catch (error) {
    const kept = await copy();
    if (kept) return kept;
    throw error;
  }
}

/** @param {Request} request */
async function file(request) {
  return await (await caches.open(name)).match(request) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

// A new version waits until no page of the old one is open, or a page says that it may go on.
addEventListener("message", (event) => {
  if (event.data === "version") event.source.postMessage({ version });
  if (event.data === "go on") skipWaiting();
});

addEventListener("fetch", (event) => {
  const request = event.request, address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || !address.startsWith(registration.scope)) return;
  const isPage = ["", "index.html"].includes(address.slice(registration.scope.length));
  event.respondWith(isPage ? page(request) : file(request));
});
