// Says how many characters are left, once the person pauses. Without this the server says it after saving.
const PAUSE = 700;

const follow = (box) => {
  const place = box.closest(".field")?.querySelector(".field__count");
  if (!place) return;
  const show = () => {
    const left = box.dataset.limit - [...box.value].length;
    const words = left < 0 ? place.dataset.over : place.dataset.left;
    place.textContent = words.replace("{n}", Math.abs(left));
  };
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  show();
};

document.querySelectorAll("[data-limit]").forEach(follow);
