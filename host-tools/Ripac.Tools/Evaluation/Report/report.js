"use strict";
// Tables sort by a column when its heading is clicked: numbers from the largest, words from a to z, the other way round the next time.
document.querySelectorAll("table:not(.matrix) thead th").forEach(function (heading) {
  heading.classList.add("sorts");
  heading.addEventListener("click", function () {
    const body = heading.closest("table").tBodies[0];
    const column = heading.cellIndex;
    const key = function (row) { return row.cells[column].dataset.value || row.cells[column].textContent; };
    const rows = Array.from(body.rows);
    const numbers = rows.every(function (row) { return key(row) === "" || !isNaN(parseFloat(key(row))); });
    const again = heading.dataset.sorted === "yes" ? -1 : 1;
    heading.dataset.sorted = again === 1 ? "yes" : "";
    rows.sort(function (a, b) {
      return again * (numbers ? (parseFloat(key(b)) || 0) - (parseFloat(key(a)) || 0) : key(a).localeCompare(key(b)));
    });
    body.append.apply(body, rows);
  });
});
// A line moves over the picture while its sound plays; a click plays from there.
document.querySelectorAll(".error").forEach(function (card) {
  const audio = card.querySelector("audio");
  const picture = card.querySelector("svg.sound");
  const cursor = picture.querySelector(".cursor");
  const scale = Number(picture.dataset.scale);
  const move = function () {
    cursor.setAttribute("x1", audio.currentTime * scale);
    cursor.setAttribute("x2", audio.currentTime * scale);
    if (!audio.paused) { requestAnimationFrame(move); }
  };
  audio.addEventListener("play", move);
  audio.addEventListener("seeked", move);
  picture.addEventListener("click", function (event) {
    audio.currentTime = (event.clientX - picture.getBoundingClientRect().left) / scale;
    audio.play();
  });
});
