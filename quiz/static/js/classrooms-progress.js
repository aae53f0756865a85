// Keeps the table of a class at work up to date: asks for the page anew and puts its live parts in place of the old ones.

const EVERY = 4000;
const live = document.querySelector("[data-live]");
const stale = document.querySelector("[data-stale]");

async function look() {
  if (!document.hidden && !live.contains(document.activeElement)) {
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (!fresh) throw new Error("not the progress page");
      if (!live.contains(document.activeElement)) live.replaceChildren(...fresh.childNodes);
      stale.hidden = true;
    } catch {
      stale.hidden = false;
    }
  }
  setTimeout(look, EVERY);
}

document.querySelector("[data-polling]").hidden = false;
setTimeout(look, EVERY);
