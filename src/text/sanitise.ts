/** CSI, OSC and other string sequences (ended by BEL, ST or nothing), in 7 and in 8 bits; other escapes. */
const ESCAPES =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]/g;
/**
 * C0 and C1 controls but the line feed; marks that turn the direction of writing (Trojan Source, CVE-2021-42574); what is
 * invisible and makes two texts look the same: soft hyphen, zero-width space and joiners of words, tags, fillers.
 */
const CONTROLS =
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;
/** Zero-width joiners mean something only between pictures and in some scripts; beside ASCII and Chinese they hide. */
const JOINERS = /(?<=^|[\x00-\x7f\p{sc=Han}])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\x00-\x7f\p{sc=Han}])/gmu;
/** Halves of surrogate pairs are no characters. */
const LONE = /\p{Surrogate}/gu;

/**
 * Text from files, imports and the network as it may be printed: nothing in it moves the cursor, changes colours, reverses
 * the order of characters or hides. Tabs become blanks, line ends of all kinds `\n`, halves of characters `\ufffd`. This is
 * the one gate for text that is not ours.
 */
export function sanitise(text: string): string {
  const lines = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/\t/g, '  ');
  const bare = lines.replace(ESCAPES, '').replace(CONTROLS, '').replace(LONE, '\ufffd');
  return bare.includes('\u200d') || bare.includes('\u200c') ? withoutJoiners(bare) : bare;
}

/** Taking one joiner out may lay bare the next. */
function withoutJoiners(text: string): string {
  const next = text.replace(JOINERS, '');
  return next === text ? text : withoutJoiners(next);
}

/** An address as a link may carry it: http or https, without blanks and controls; else undefined. */
export function safeAddress(address: string): string | undefined {
  const text = address.trim();
  if (
    !/^https?:\/\/(?![^/?#]*@)[^\s/?#]+/i.test(text) ||
    /[\s\x00-\x1f\x7f-\x9f]/.test(text) ||
    sanitise(text) !== text
  )
    return undefined;
  // Everything beyond ASCII is written in the escaped form, which no terminal takes for an end of the address.
  return URL.canParse(text) ? new URL(text).href : undefined;
}
