import { TutorError } from '../platform/errors.ts';
import type { RunMessage } from './protocol.ts';

type Failed = Extract<RunMessage, { kind: 'failed' }>;

/** What a learner is told when a run breaks; the cause of a defect is kept in the sentence. */
export function failedMessage(error: unknown): Failed {
  if (error instanceof TutorError) {
    return { kind: 'failed', code: error.code, message: { zh: error.say('zh'), en: error.say('en') } };
  }
  const cause = error instanceof Error ? error.message : String(error);
  return {
    kind: 'failed',
    code: 'run-failed',
    message: {
      zh: `这次运行出错了：${cause}。换一组参数，或者再运行一次。`,
      en: `The run broke: ${cause}. Try other parameters, or run it again.`,
    },
  };
}

/** The worker ended by itself, or was ended because it ran out of memory. */
export function workerLost(cause: string): Failed {
  return {
    kind: 'failed',
    code: 'worker-lost',
    message: {
      zh: `训练用的后台线程意外结束：${cause}。再运行一次会启动一个新线程。`,
      en: `The thread that trains ended unexpectedly: ${cause}. Running again starts a new one.`,
    },
  };
}

/** The run did not answer a request to stop and was ended from outside. */
export function workerKilled(): Failed {
  return {
    kind: 'failed',
    code: 'worker-killed',
    message: {
      zh: '这次运行没有及时响应停止，已被强行结束。下一次运行会启动一个新线程。',
      en: 'The run did not stop in time and was ended by force. The next run starts a new thread.',
    },
  };
}
