/** CSI, OSC (ended by BEL or ST), DCS and other string sequences, two-character escapes. */
const ESCAPES =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]|\x9b[0-?]*[ -/]*[@-~]/g;
/** C0 and C1 controls but the line feed; marks that turn the direction of writing (Trojan Source, CVE-2021-42574). */
const CONTROLS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from files, imports and the network as it may be printed: nothing in it moves the cursor, changes colours or
 * reverses the order of characters. Tabs become blanks, line ends of all kinds `\n`.
 */
export function sanitise(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '  ')
    .replace(ESCAPES, '')
    .replace(CONTROLS, '');
}
