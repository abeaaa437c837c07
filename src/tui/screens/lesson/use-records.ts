import { useEffect } from 'react';
import { useTutor } from '../../tutor.ts';

type Here = {
  readonly lesson: string;
  readonly screen: number;
  readonly anchor: string;
  /** The end of the last screen is in sight. */
  readonly finished: boolean;
};

/** Writes down that a lesson was opened, each screen that is entered, and that it was read to its end. */
export function useRecords({ lesson, screen, anchor, finished }: Here): void {
  const { record, progress } = useTutor();
  const known = progress.lessons[lesson];
  useEffect(() => {
    record({ type: 'lesson.opened', lesson });
  }, [lesson]);
  useEffect(() => {
    // Resuming where one was is nothing new.
    if (known?.anchor === anchor && known.screen === screen) return;
    record({ type: 'lesson.position', lesson, anchor, screen });
  }, [lesson, screen]);
  useEffect(() => {
    if (finished && known?.status !== 'finished') record({ type: 'lesson.finished', lesson });
  }, [lesson, finished]);
}
