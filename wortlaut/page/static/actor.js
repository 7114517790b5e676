// On a narrow window the filters are folded away until somebody wants them.
const narrow = document.querySelector(".narrow-down");
if (narrow && narrow.dataset.narrowed === "no" && matchMedia("(max-width: 50rem)").matches) narrow.open = false;
