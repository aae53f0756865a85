// The other questions of an attempt, fetched while there is a connection, so that a learner can go on without one.

export class Ahead {
  constructor(form) {
    this.form = form;
    this.steps = new Map();
  }

  async fetch(address) {
    let text;
    try {
      const response = await fetch(address, { cache: "no-store", priority: "low" });
      if (!response.ok) return;
      text = await response.text();
    } catch {
      return; // the connection went away before: then the learner waits for it at the question shown
    }
    const page = new DOMParser().parseFromString(text, "text/html");
    const shown = this.form.querySelector("[data-step]").dataset.step;
    for (const step of page.querySelectorAll(`[data-step]:not([data-step="${shown}"])`)) {
      this.steps.set(step.dataset.step, document.adoptNode(step));
    }
  }

  // Puts the step at the position in the place of the one that is shown, and returns it; null where it is not known.
  show(position) {
    const next = this.steps.get(position);
    const shown = this.form.querySelector("[data-step]");
    if (!next) return null;
    this.steps.set(shown.dataset.step, shown);
    shown.replaceWith(next);
    const { title, progress } = next.dataset;
    document.title = document.title.replace(shown.dataset.title, title);
    document.querySelector(".attempt-head .progress__text").textContent = progress;
    Object.assign(document.querySelector(".attempt-head progress"), { value: Number(position), ariaLabel: progress });
    this.form.querySelector("[data-jump][aria-current]")?.removeAttribute("aria-current");
    this.form.querySelector(`[data-jump="${position}"]`)?.setAttribute("aria-current", "step");
    history.replaceState(null, "", location.pathname.replace(/\d+$/, position));
    next.querySelector("section").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    return next;
  }
}
