/** The words of `dl-tutor bench`. */
export const bench = {
  about: {
    zh: '在这台机器上比较各个后端训练九个参考网络的速度',
    en: 'compare how fast the backends train nine reference nets on this machine',
  },
  optNets: { zh: '只测这些网络，例如 a,c', en: 'only these nets, for instance a,c' },
  optRounds: { zh: '轮流测几次，取中位数（默认 3）', en: 'how often they take turns; medians count (default 3)' },
  unknownNet: { zh: '没有名为“{word}”的参考网络。', en: 'There is no reference net "{word}".' },
  head: {
    zh: '每秒训练步数（单线程，轮流测量，取中位数）',
    en: 'Training steps per second (one thread, in turns, medians)',
  },
  failed: { zh: '{net} 在 {backend} 上没有测成：{cause}', en: '{net} could not be measured on {backend}: {cause}' },
  interrupted: { zh: '已中断：下面是测完的部分。', en: 'Interrupted: this is what was measured.' },
} as const;
