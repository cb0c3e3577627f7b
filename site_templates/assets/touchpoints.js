// Small things the pages need in a browser. Everything else works without a script.

// Opened from a folder instead of a server: a link to a folder would show its list of files.
if (location.protocol === "file:") {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null
    if (!link) return
    const to = new URL(link.href)
    if (to.protocol === "file:" && to.pathname.endsWith("/")) {
      to.pathname += "index.html"
      link.href = to.href
    }
  }, true)

  document.addEventListener("submit", (event) => {
    const to = new URL(event.target.action)
    if (to.pathname.endsWith("/")) event.target.action = to.href + "index.html"
  })
}
