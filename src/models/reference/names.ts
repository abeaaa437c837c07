import type { Bilingual } from '../../platform/language.ts';

/** The nets on which speed is compared; the letters are their names everywhere. */
export const NETS = {
  a: { zh: '多层感知机 2-8-8-1', en: 'MLP 2-8-8-1' },
  b: { zh: '多层感知机 784-128-10', en: 'MLP 784-128-10' },
  c: { zh: '卷积网络 28×28，8 和 16 通道', en: 'CNN 28×28, 8 and 16 channels' },
  d: { zh: '卷积网络，批归一化和随机失活', en: 'CNN, batch norm and dropout' },
  e: { zh: '6 个残差块 8×8×16', en: '6 residual blocks 8×8×16' },
  f: { zh: '深度可分离卷积网络', en: 'depthwise separable CNN' },
  g: { zh: '两层 GRU，20 步', en: '2 GRU layers, 20 steps' },
  h: { zh: '嵌入层与全连接层', en: 'embedding and dense layers' },
  i: { zh: '一个 Transformer 块', en: 'one transformer block' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type NetId = keyof typeof NETS;

export const NET_IDS = Object.keys(NETS) as readonly NetId[];
