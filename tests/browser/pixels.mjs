// What is really painted: the colours of a picture, and how well they can be told apart.

import { blankPage } from './browser.mjs';

/**
 * Looks at rectangles of a picture (PNG bytes), given in its pixels, and tells for each:
 *
 * - `strongest`: the highest contrast of any pixel against the background, which is the rectangle's commonest colour;
 * - `share`: how much of it stands out from the background, by a contrast of 3 or more;
 * - `contrast`: that of the rectangle's own `colour` (as in CSS) against the background, if it names one.
 */
export async function pixels(picture, rectangles) {
  const desk = await blankPage();
  return desk.evaluate(inspect, [picture.toString('base64'), rectangles]);
}

async function inspect([data, rectangles]) {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const picture = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
  picture.drawImage(bitmap, 0, 0);
  const dab = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  // Relative luminance and contrast as WCAG 2 defines them; a colour is 0xRRGGBB.
  const linear = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (colour) =>
    0.2126 * linear(colour >> 16) + 0.7152 * linear((colour >> 8) & 255) + 0.0722 * linear(colour & 255);
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

  return rectangles.map(({ x, y, width, height, colour }) => {
    const left = Math.max(0, Math.floor(x));
    const top = Math.max(0, Math.floor(y));
    const across = Math.min(bitmap.width, Math.ceil(x + width)) - left;
    const down = Math.min(bitmap.height, Math.ceil(y + height)) - top;
    // Nothing of it is in the picture.
    if (across < 1 || down < 1) return { strongest: 1, share: 0, contrast: 1 };

    const { data } = picture.getImageData(left, top, across, down);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const pixel = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
    const [background] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
    const behind = luminance(background);

    let strongest = 1;
    let standingOut = 0;
    for (const [pixel, count] of counts) {
      const ratio = contrast(luminance(pixel), behind);
      strongest = Math.max(strongest, ratio);
      if (ratio >= 3) standingOut += count;
    }
    const seen = { strongest, share: standingOut / (across * down) };
    if (!colour) return seen;

    // Painted, so that the browser itself works out what any way of writing a colour comes to.
    dab.fillStyle = colour;
    dab.fillRect(0, 0, 1, 1);
    const [red, green, blue] = dab.getImageData(0, 0, 1, 1).data;
    return { ...seen, contrast: contrast(luminance((red << 16) | (green << 8) | blue), behind) };
  });
}
