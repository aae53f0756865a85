// Putting entries in order with up and down buttons; the places they get are those of the selects below.

export function enhanceOrdering(list) {
  const { up, down, confirm, hint } = list.dataset;
  const items = () => [...list.children];
  const selectOf = (item) => item.querySelector("select");
  const isPlaced = () => items().every((item) => selectOf(item).value !== "");

  const number = () => {
    items().forEach((item, index) => {
      selectOf(item).value = String(index + 1);
    });
    confirmation.hidden = true;
    selectOf(list.firstElementChild).dispatchEvent(new Event("change", { bubbles: true }));
  };

  const move = (item, button, step) => {
    const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (other) list.insertBefore(item, step < 0 ? other : other.nextElementSibling);
    number();
    button.focus();
  };

  const makeButton = (properties, press) => {
    const button = Object.assign(document.createElement("button"), { type: "button", ...properties });
    button.addEventListener("click", () => press(button));
    return button;
  };

  const makeMove = (item, textContent, label, step) => {
    const ariaLabel = `${label}: ${item.querySelector(".ordering__text").textContent.trim()}`;
    return makeButton({ className: "ordering__move", textContent, ariaLabel }, (button) => move(item, button, step));
  };

  const look = { className: "button button--secondary", textContent: confirm };
  const confirmation = makeButton({ ...look, hidden: isPlaced() }, number);

  if (isPlaced()) list.append(...items().sort((one, other) => selectOf(one).value - selectOf(other).value));
  items().forEach((item) => item.append(makeMove(item, "↑", up, -1), makeMove(item, "↓", down, 1)));
  list.classList.add("ordering--moving");
  list.previousElementSibling.textContent = hint;
  list.after(confirmation);
}
