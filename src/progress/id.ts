/** Digits and lower-case letters without those that look alike (i, l, o, u). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` random characters, five bits each. */
export function randomLetters(length: number): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, byte => LETTERS[byte & 31]).join('');
}

const DEVICE = /^[0-9a-z]{8}$/;

export const newDevice = (): string => randomLetters(8);
export const isDevice = (text: string): boolean => DEVICE.test(text);

/**
 * A maker of ids that sort by time as text: milliseconds in base 36 (9 digits, good until the year 5188), a counter for
 * events of the same millisecond, the device, and six random characters that keep two windows of one device apart.
 */
export function createIds(device: string): (time: number) => string {
  let last = -1;
  let count = 0;
  return time => {
    count = time === last ? count + 1 : 0;
    last = time;
    const stamp = Math.max(0, time).toString(36).padStart(9, '0');
    return `${stamp}${count.toString(36).padStart(2, '0')}-${device}-${randomLetters(6)}`;
  };
}
