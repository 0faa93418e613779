/**
 * A picture of few colours: each pixel as the number of the nearest of the commonest colours.
 * In: a PNG as base64, how many colours. Out: width, height, colours as 0xRRGGBB, the pixels' numbers as base64.
 */
async ([data, most]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  const colours = Array.from(
    { length: bytes.length / 4 },
    (_, at) => (bytes[at * 4] << 16) | (bytes[at * 4 + 1] << 8) | bytes[at * 4 + 2],
  );
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most).map(([colour]) => colour);
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const far = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
  const nearest = (colour) =>
    palette.reduce((best, each, at) => (far(colour, each) < far(colour, palette[best]) ? at : best), 0);
  const numbers = new Map([...counts.keys()].map((colour) => [colour, nearest(colour)]));
  const pixels = colours.map((colour) => String.fromCharCode(numbers.get(colour))).join('');
  return [image.width, image.height, palette, btoa(pixels)];
}
