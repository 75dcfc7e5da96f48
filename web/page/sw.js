// Keeps the site for the time without a network. Files whose names hold a
// hash never change, so the copy is as good as the server's; the page itself
// comes from the server whenever that answers.
const prefix = "optiscope-", version = prefix + "{{version}}";
const files = ["{{files}}"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(["./", ...files])).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const outdated = (keys) => keys.filter((key) => key.startsWith(prefix) && key !== version);
  event.waitUntil(caches.keys().then((keys) => Promise.all(outdated(keys).map((key) => caches.delete(key)))).then(() => clients.claim()));
});

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const copy = await caches.match("./");
    if (copy) return copy;
    throw error;
  }
}

addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else event.respondWith(caches.match(request).then((copy) => copy ?? fetch(request)));
});
