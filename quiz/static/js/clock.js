// The time that is left, by the server's clock (`offset()` ms ahead of ours): in minutes, the last two in seconds.

export function startClock(element, ends, offset, over) {
  const language = document.documentElement.lang;
  const unit = (value, name) => value.toLocaleString(language, { style: "unit", unit: name, unitDisplay: "long" });
  let timer;
  const tick = () => {
    const seconds = Math.ceil((ends - (Date.now() + offset())) / 1000);
    if (seconds <= 0) {
      clearInterval(timer);
      element.textContent = element.dataset.over;
      over();
      return;
    }
    const left = seconds > 120 ? unit(Math.ceil(seconds / 60), "minute") : unit(seconds, "second");
    element.textContent = element.dataset.text.replace("{time}", left);
  };
  timer = setInterval(tick, 1000);
  tick();
}
