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

  const makeButton = (item, sign, label, step) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ordering__move";
    button.textContent = sign;
    button.setAttribute("aria-label", `${label}: ${item.querySelector(".ordering__text").textContent.trim()}`);
    button.addEventListener("click", () => move(item, button, step));
    return button;
  };

  const confirmation = document.createElement("button");
  confirmation.type = "button";
  confirmation.className = "button button--secondary";
  confirmation.textContent = confirm;
  confirmation.hidden = isPlaced();
  confirmation.addEventListener("click", number);

  if (isPlaced()) list.append(...items().sort((one, other) => selectOf(one).value - selectOf(other).value));
  items().forEach((item) => item.append(makeButton(item, "↑", up, -1), makeButton(item, "↓", down, 1)));
  list.classList.add("ordering--moving");
  list.previousElementSibling.textContent = hint;
  list.after(confirmation);
}
