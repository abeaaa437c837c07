import { Text } from 'ink';
import { render } from 'ink-testing-library';
import { describe, expect, it, vi } from 'vitest';
import { PLAIN } from '../../../src/platform/terminal.ts';
import { width } from '../../../src/text/width.ts';
import { Frame } from '../../../src/tui/components/frame.tsx';
import { Keyboard } from '../../../src/tui/keyboard.ts';
import type { KeyName, Live } from '../../../src/tui/keys.ts';
import { type Tutor, TutorContext } from '../../../src/tui/tutor.ts';
import { show, tutorWith } from './setting.tsx';

const nothing = (): void => undefined;
const open: Live = { id: 'open', run: nothing };

/** Presses a key on a frame that stays on the screen. */
function press(
  keys: readonly KeyName[],
  tutor: Tutor,
  commands: readonly Live[],
  onText?: (key: KeyName) => boolean,
): void {
  const { unmount } = render(
    <TutorContext value={tutor}>
      <Frame title="t" commands={commands} {...(onText ? { onText } : {})}>
        <Text>body</Text>
      </Frame>
    </TutorContext>,
  );
  // The first key of a burst is heard at once, the others after what it changed is drawn.
  for (const key of keys) tutor.keyboard.press([key]);
  unmount();
}

describe('the frame', () => {
  it('has title and state above, the body between rules, the keys below', () => {
    const rows = show(
      <Frame title="Core › Backpropagation" status="3/9" commands={[open]}>
        <Text>body</Text>
      </Frame>,
    );
    expect(rows).toHaveLength(12);
    expect(rows[0]).toMatch(/^ Core › Backpropagation {30,}3\/9$/);
    expect([rows[1], rows[10]]).toEqual(['─'.repeat(60), '─'.repeat(60)]);
    expect(rows[2]).toBe('body');
    expect(rows[11]).toBe(' ↵ open  esc back  ? keys  L 中文  , settings  : commands');
  });

  it('loses what a title belongs to before the title', () => {
    const title = 'Core techniques › Backpropagation and its gradients';
    const [first] = show(
      <Frame title={title} status="3/9" commands={[]}>
        <Text>body</Text>
      </Frame>,
      tutorWith({ size: { columns: 44, rows: 12 } }),
    );
    expect(first).toMatch(/^ Backpropagation and its gradients +3\/9$/);
  });

  it.each([24, 40, 60, 120])('is never wider than %d columns', columns => {
    const rows = show(
      <Frame title={'很长的标题'.repeat(30)} status="3/9" commands={[open, { id: 'quiz', run: nothing }]}>
        <Text>body</Text>
      </Frame>,
      tutorWith({ lang: 'zh', size: { columns, rows: 12 } }),
    );
    expect(rows.filter(row => width(row) > columns)).toEqual([]);
    expect(rows[11]).toContain('esc 返回');
    expect(rows[11]).toContain('? 按键');
  });

  it('cuts a body that is too high', () => {
    const rows = show(
      <Frame title="t" commands={[]}>
        <Text>{Array.from({ length: 30 }, (_, n) => `row ${n}`).join('\n')}</Text>
      </Frame>,
    );
    expect(rows).toHaveLength(12);
    expect(rows[10]).toBe('─'.repeat(60));
    expect(rows.join('\n')).not.toContain('row 8');
  });

  it('is drawn in ASCII', () => {
    const rows = show(
      <Frame title="t" commands={[open]}>
        <Text>body</Text>
      </Frame>,
      tutorWith({ capabilities: PLAIN }),
    );
    expect(rows[1]).toBe('-'.repeat(60));
    expect(rows[11]).toMatch(/^ Enter open/);
  });

  it('gives a notice the place of the keys, in one line', () => {
    const rows = show(
      <Frame title="t" commands={[open]}>
        <Text>body</Text>
      </Frame>,
      tutorWith({ notice: `The folder cannot be written ${'x'.repeat(80)}` }),
    );
    expect(rows[11]).toMatch(/^ The folder cannot be written x+…$/);
    expect(width(rows[11] ?? '')).toBeLessThanOrEqual(60);
  });

  it('that is covered paints nothing and hears nothing', () => {
    const back = vi.fn();
    const tutor = tutorWith({ active: false, back });
    expect(
      show(
        <Frame title="t" commands={[]}>
          <Text>body</Text>
        </Frame>,
        tutor,
      ),
    ).toEqual(['']);
    press(['esc'], tutor, []);
    expect(back).not.toHaveBeenCalled();
  });
});

describe('the keys of a frame', () => {
  it('call their commands, and those of every screen', () => {
    const run = vi.fn();
    const calls = { back: vi.fn(), switchLanguage: vi.fn(), open: vi.fn() };
    for (const key of ['enter', 'esc', 'L', '?', 'z']) press([key], tutorWith(calls), [{ id: 'open', run }]);
    expect(run.mock.calls).toEqual([['enter']]);
    expect(calls.back).toHaveBeenCalledOnce();
    expect(calls.switchLanguage).toHaveBeenCalledOnce();
    expect(calls.open).toHaveBeenCalledExactlyOnceWith({ kind: 'help' });
  });

  it('are those of the screen where both want one', () => {
    const [mine, back] = [vi.fn(), vi.fn()];
    press(['esc'], tutorWith({ back }), [{ id: 'back', run: mine }]);
    expect([mine.mock.calls.length, back.mock.calls.length]).toEqual([1, 0]);
  });

  it('are text first where one types', () => {
    const run = vi.fn();
    press(['e'], tutorWith(), [{ id: 'experiment', run }], key => key === 'e');
    expect(run).not.toHaveBeenCalled();
    press(['e'], tutorWith(), [{ id: 'experiment', run }], () => false);
    expect(run).toHaveBeenCalledOnce();
  });

  it('take a notice away and still do what they do', () => {
    const [say, run] = [vi.fn(), vi.fn()];
    press(['enter'], tutorWith({ notice: 'Mind.', say }), [{ id: 'open', run }]);
    expect(say.mock.calls).toEqual([[null]]);
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('the keyboard', () => {
  it('hands keys on one by one, in order, each to whoever listens then', async () => {
    const keyboard = new Keyboard();
    const heard: string[] = [];
    const last = new Promise<void>(resolve => {
      keyboard.listen({
        key: first => {
          heard.push(`a ${first}`);
          keyboard.listen({
            key: next => {
              heard.push(`b ${next}`);
              if (next === '3') resolve();
            },
          });
        },
      });
    });
    keyboard.press(['1', '2', '3']);
    expect(heard).toEqual(['a 1']);
    await last;
    expect(heard).toEqual(['a 1', 'b 2', 'b 3']);
  });
});
