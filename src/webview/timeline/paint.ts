/** A colour as every program that shows SVG knows it, and beside it how much of it is seen. */
export interface Paint {
  /** `rgb(1, 2, 3)`, or `none` where nothing of it is seen. */
  color: string;
  /** 0 to 1. */
  alpha: number;
}

const number = String.raw`(-?[\d.]+(?:e-?\d+)?)`;
const sRgb = new RegExp(String.raw`^rgba?\(${number}, ${number}, ${number}(?:, ${number})?\)$`);
/** What `color-mix(in srgb, …)` computes to. */
const mixed = new RegExp(String.raw`^color\(srgb ${number} ${number} ${number}(?: / ${number})?\)$`);

/** A colour as `getComputedStyle` writes it. Any other form stays as it is; the check of the saved picture refuses it. */
export function paintOf(computed: string): Paint {
  const parts = sRgb.exec(computed) ?? mixed.exec(computed);
  if (!parts) {
    return { color: computed, alpha: 1 };
  }
  const scale = computed.startsWith('color(') ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = parts.slice(1, 4).map(part => clamped(Number(part) * scale, 255));
  const alpha = clamped(Number(parts[4] ?? 1), 1);
  return alpha === 0
    ? { color: 'none', alpha: 1 }
    : { color: `rgb(${[red, green, blue].map(Math.round).join(', ')})`, alpha };
}

function clamped(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
