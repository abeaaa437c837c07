import type { Bilingual } from '../platform/language.ts';

/** What the classes of the data sets are called, in the order of their labels. */
export const classNames = {
  shapes: [
    { zh: '圆', en: 'circle' },
    { zh: '方块', en: 'square' },
    { zh: '三角', en: 'triangle' },
    { zh: '十字', en: 'cross' },
  ],
  textures: [
    { zh: '横纹', en: 'horizontal' },
    { zh: '竖纹', en: 'vertical' },
    { zh: '上斜纹', en: 'rising' },
    { zh: '下斜纹', en: 'falling' },
    { zh: '棋盘格', en: 'checks' },
    { zh: '圆点', en: 'dots' },
  ],
  directions: [
    { zh: '向右', en: 'right' },
    { zh: '向下', en: 'down' },
    { zh: '向左', en: 'left' },
    { zh: '向上', en: 'up' },
  ],
  manoeuvres: [
    { zh: '直行', en: 'straight' },
    { zh: '转弯', en: 'turning' },
    { zh: '停车', en: 'stopping' },
  ],
  digits: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit => ({ zh: digit, en: digit })),
  'fashion-mnist': [
    { zh: 'T 恤', en: 'T-shirt' },
    { zh: '裤子', en: 'trousers' },
    { zh: '套衫', en: 'pullover' },
    { zh: '连衣裙', en: 'dress' },
    { zh: '外套', en: 'coat' },
    { zh: '凉鞋', en: 'sandal' },
    { zh: '衬衫', en: 'shirt' },
    { zh: '运动鞋', en: 'sneaker' },
    { zh: '包', en: 'bag' },
    { zh: '短靴', en: 'ankle boot' },
  ],
  'cifar-10': [
    { zh: '飞机', en: 'aeroplane' },
    { zh: '汽车', en: 'car' },
    { zh: '鸟', en: 'bird' },
    { zh: '猫', en: 'cat' },
    { zh: '鹿', en: 'deer' },
    { zh: '狗', en: 'dog' },
    { zh: '青蛙', en: 'frog' },
    { zh: '马', en: 'horse' },
    { zh: '船', en: 'ship' },
    { zh: '卡车', en: 'lorry' },
  ],
} as const satisfies Record<string, readonly Bilingual[]>;
