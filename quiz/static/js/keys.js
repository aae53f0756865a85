// The keyboard: digits choose, Enter goes on, m marks for later, ? explains.

const TYPES_TEXT = "input[type=text], select, textarea";

export function listenToKeys(form, sections) {
  const help = document.querySelector("[data-keys]");

  const current = () => {
    const focused = document.activeElement?.closest?.("section[data-position]");
    if (focused) return focused;
    const middle = innerHeight / 2;
    return sections().find((section) => section.getBoundingClientRect().bottom > middle) ?? sections().at(-1);
  };

  const choose = (section, number) => {
    const input = section.querySelectorAll(".options input")[number - 1];
    input?.focus();
    input?.click();
  };

  const goOn = (event) => {
    const element = document.activeElement;
    if (element?.matches?.("button, a, summary, label")) return;
    const shown = sections();
    if (shown.length > 1) {
      event.preventDefault();
      const next = shown[shown.indexOf(current()) + 1];
      next?.scrollIntoView();
      (next?.querySelector("fieldset input, fieldset select") ?? next)?.focus({ preventScroll: true });
    } else if (!form.contains(element) || !element.matches("input")) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[name=action]"));
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open || event.isComposing) return;
    if (event.key === "Enter") goOn(event);
    if (event.target.matches?.(TYPES_TEXT)) return;
    if (/^[1-9]$/.test(event.key)) choose(current(), Number(event.key));
    else if (event.key === "m") current().querySelector(".flag input")?.click();
    else if (event.key === "?") help?.showModal();
  });
}
