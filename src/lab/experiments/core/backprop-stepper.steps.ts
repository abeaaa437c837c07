import type { Bilingual } from '../../../platform/language.ts';
import { flatten, lossOf, type Pass, passOf, type Setup } from './backprop-stepper.network.ts';

export type Section = 'forward' | 'loss' | 'backward' | 'update' | 'check';

/** One line of the ledger: `symbols` is the formula, `numbers` the same with the values put in. */
export type Step = {
  readonly section: Section;
  readonly name: string;
  readonly symbols: string;
  readonly numbers: string;
  readonly value: number;
  readonly note: Bilingual;
};

/** Every line up to the new loss, in the order in which the numbers can be known. */
export function stepsOf(setup: Setup): Step[] {
  const pass = passOf(setup);
  return [
    ...forwardSteps(setup, pass),
    lossStep(setup, pass),
    ...outputSteps(setup, pass),
    ...hiddenSteps(setup, pass),
    ...updateSteps(setup, pass),
    ...checkSteps(setup, pass),
  ];
}

/** A number inside a formula: four significant digits, in brackets when negative. */
export function inFormula(value: number): string {
  return value < 0 ? `(${atStart(value)})` : atStart(value);
}

/** The same at the start of a formula, where a sign needs no brackets. */
export function atStart(value: number): string {
  const text = Math.abs(value) >= 1e-3 || value === 0 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
  return value < 0 ? `−${text.slice(1)}` : text;
}

const SUBSCRIPTS = ['₁', '₂'] as const;
const UNITS = [0, 1] as const;
const n = inFormula;

function forwardSteps({ x, weights: { w, b, v, c }, output }: Setup, pass: Pass): Step[] {
  const hidden = UNITS.flatMap((j): Step[] => {
    const s = SUBSCRIPTS[j];
    return [
      {
        section: 'forward',
        name: `z${s}`,
        symbols: `w₁${s}·x₁ + w₂${s}·x₂ + b${s}`,
        numbers: `${atStart(w[0][j])}·${n(x[0])} + ${n(w[1][j])}·${n(x[1])} + ${n(b[j])}`,
        value: pass.z[j],
        note: {
          zh: `隐藏单元 ${j + 1} 把两个输入加权求和，再加上偏置。`,
          en: `Hidden unit ${j + 1} sums its weighted inputs and adds its bias.`,
        },
      },
      {
        section: 'forward',
        name: `a${s}`,
        symbols: `σ(z${s})`,
        numbers: `σ(${atStart(pass.z[j])})`,
        value: pass.a[j],
        note: {
          zh: `sigmoid 把 z${s} 压进 0 到 1 之间；没有这一步，两层就合并成一层了。`,
          en: `The sigmoid squeezes z${s} into 0 to 1; without it the two layers would be one.`,
        },
      },
    ];
  });
  return [
    ...hidden,
    {
      section: 'forward',
      name: 'z₃',
      symbols: 'v₁·a₁ + v₂·a₂ + c',
      numbers: `${atStart(v[0])}·${n(pass.a[0])} + ${n(v[1])}·${n(pass.a[1])} + ${n(c)}`,
      value: pass.zOut,
      note: {
        zh: '输出单元对两个隐藏单元的输出做同样的事。',
        en: 'The output unit does the same with the outputs of the hidden units.',
      },
    },
    {
      section: 'forward',
      name: 'ŷ',
      symbols: output === 'sigmoid' ? 'σ(z₃)' : 'z₃',
      numbers: output === 'sigmoid' ? `σ(${atStart(pass.zOut)})` : atStart(pass.zOut),
      value: pass.yHat,
      note:
        output === 'sigmoid'
          ? {
              zh: '前向传播到此结束：这就是网络的回答。',
              en: 'The forward pass ends here: this is what the network answers.',
            }
          : {
              zh: '输出单元没有激活函数，z₃ 就是回答；前向传播到此结束。',
              en: 'The output has no activation, so z₃ is the answer; the forward pass ends here.',
            },
    },
  ];
}

function lossStep({ target }: Setup, { yHat, loss }: Pass): Step {
  return {
    section: 'loss',
    name: 'L',
    symbols: '½(ŷ − t)²',
    numbers: `½(${atStart(yHat)} − ${n(target)})²`,
    value: loss,
    note: {
      zh: '损失把「错了多少」变成一个数。½ 只是为了求导后好看。',
      en: 'The loss turns "how wrong" into one number. The ½ is there to make the derivative tidy.',
    },
  };
}

function outputSteps({ target, output }: Setup, { yHat, a, dOut, deltaOut, gradient }: Pass): Step[] {
  const delta: Step = {
    section: 'backward',
    name: 'δ₃ = ∂L/∂z₃',
    symbols: output === 'sigmoid' ? '∂L/∂ŷ · ŷ(1 − ŷ)' : '∂L/∂ŷ · 1',
    numbers: output === 'sigmoid' ? `${atStart(dOut)}·${n(yHat)}·(1 − ${n(yHat)})` : `${atStart(dOut)}·1`,
    value: deltaOut,
    note:
      output === 'sigmoid'
        ? {
            zh: '链式法则穿过输出的 sigmoid：乘上它的导数 ŷ(1 − ŷ)，最大也只有 0.25。',
            en: 'The chain rule passes the output sigmoid: times its derivative ŷ(1 − ŷ), 0.25 at most.',
          }
        : {
            zh: '线性输出的导数是 1，误差原样传过去。',
            en: 'A linear output has derivative 1: the error passes unchanged.',
          },
  };
  const weights = UNITS.map(
    (j): Step => ({
      section: 'backward',
      name: `∂L/∂v${SUBSCRIPTS[j]}`,
      symbols: `δ₃ · a${SUBSCRIPTS[j]}`,
      numbers: `${atStart(deltaOut)}·${n(a[j])}`,
      value: gradient.v[j],
      note: {
        zh: `权重的梯度 = 连线终点的 δ × 连线起点的值；v${SUBSCRIPTS[j]} 的起点是 a${SUBSCRIPTS[j]}。`,
        en: `The gradient of a weight is the δ at its end times the value at its start, here a${SUBSCRIPTS[j]}.`,
      },
    }),
  );
  return [
    {
      section: 'backward',
      name: '∂L/∂ŷ',
      symbols: 'ŷ − t',
      numbers: `${atStart(yHat)} − ${n(target)}`,
      value: dOut,
      note: {
        zh: '从损失往回走，第一个导数：回答变大一点，损失变多少。',
        en: 'Backwards from the loss, the first derivative: how the loss changes as the answer grows.',
      },
    },
    delta,
    ...weights,
    {
      section: 'backward',
      name: '∂L/∂c',
      symbols: 'δ₃',
      numbers: atStart(deltaOut),
      value: gradient.c,
      note: {
        zh: '偏置好比起点恒为 1 的权重，梯度就是 δ₃ 本身。',
        en: 'A bias is a weight whose input is always 1, so its gradient is δ₃ itself.',
      },
    },
  ];
}

function hiddenSteps({ x, weights: { v } }: Setup, { a, deltaOut, delta, gradient }: Pass): Step[] {
  return UNITS.flatMap((j): Step[] => {
    const s = SUBSCRIPTS[j];
    const weights = UNITS.map(
      (i): Step => ({
        section: 'backward',
        name: `∂L/∂w${SUBSCRIPTS[i]}${s}`,
        symbols: `δ${s} · x${SUBSCRIPTS[i]}`,
        numbers: `${atStart(delta[j])}·${n(x[i])}`,
        value: gradient.w[i][j],
        note: {
          zh: `同一条规则：终点的 δ${s} × 起点的 x${SUBSCRIPTS[i]}。权重自己有多大，式子里没有。`,
          en: `The same rule: δ${s} at the end times x${SUBSCRIPTS[i]} at the start. The weight's own size does not appear.`,
        },
      }),
    );
    return [
      {
        section: 'backward',
        name: `δ${s} = ∂L/∂z${s}`,
        symbols: `δ₃ · v${s} · a${s}(1 − a${s})`,
        numbers: `${atStart(deltaOut)}·${n(v[j])}·${n(a[j])}·(1 − ${n(a[j])})`,
        value: delta[j],
        note: {
          zh: `δ₃ 沿着权重 v${s} 传回隐藏单元 ${j + 1}，再乘它的 σ′。用的是更新之前的 v${s}。`,
          en: `δ₃ travels back along v${s} to hidden unit ${j + 1} and is multiplied by its σ′. It is v${s} before the update.`,
        },
      },
      ...weights,
      {
        section: 'backward',
        name: `∂L/∂b${s}`,
        symbols: `δ${s}`,
        numbers: atStart(delta[j]),
        value: gradient.b[j],
        note: { zh: `偏置 b${s} 的梯度就是 δ${s}。`, en: `The gradient of the bias b${s} is δ${s} itself.` },
      },
    ];
  });
}

const NAMES = ['w₁₁', 'w₁₂', 'w₂₁', 'w₂₂', 'b₁', 'b₂', 'v₁', 'v₂', 'c'] as const;

function updateSteps({ weights, rate }: Setup, { gradient, updated }: Pass): Step[] {
  const [before, slopes, after] = [flatten(weights), flatten(gradient), flatten(updated)];
  return NAMES.map((name, i): Step => {
    const slope = slopes[i] as number;
    return {
      section: 'update',
      name: `${name}′`,
      symbols: `${name} − η·∂L/∂${name}`,
      numbers: `${atStart(before[i] as number)} − ${n(rate)}·${n(slope)}`,
      value: after[i] as number,
      note: updateNote(name, slope, i === 0),
    };
  });
}

function updateNote(name: string, slope: number, first: boolean): Bilingual {
  if (first) {
    return {
      zh: '反向传播到上一行就结束了，它只算梯度。动手改权重的是优化器，这里是梯度下降：逆着梯度走，步长由 η 决定。',
      en: 'Back-propagation ended on the line above: it only computes gradients. The optimiser moves the weights, here gradient descent: against the gradient, as far as η says.',
    };
  }
  if (slope === 0) return { zh: `梯度为零，${name} 不动。`, en: `Its gradient is zero: ${name} stays.` };
  return slope > 0
    ? { zh: `梯度为正，所以 ${name} 变小。`, en: `Positive gradient, so ${name} goes down.` }
    : { zh: `梯度为负，所以 ${name} 变大。`, en: `Negative gradient, so ${name} goes up.` };
}

function checkSteps(setup: Setup, { loss, gradient, updated }: Pass): Step[] {
  const lossAfter = lossOf({ ...setup, weights: updated });
  const squaredNorm = flatten(gradient).reduce((sum, slope) => sum + slope * slope, 0);
  return [
    {
      section: 'check',
      name: 'L′',
      symbols: '½(ŷ′ − t)²',
      numbers: 'L(w′, b′, v′, c′)',
      value: lossAfter,
      note:
        lossAfter < loss
          ? {
              zh: '用新权重再做一遍前向传播：损失变小了。',
              en: 'Forward once more with the new weights: the loss is smaller.',
            }
          : {
              zh: '用新权重再做一遍前向传播：损失没有变小。梯度是对的，只是这一步迈得太大。',
              en: 'Forward once more with the new weights: the loss is not smaller. The gradient is right; the step was too long.',
            },
    },
    {
      section: 'check',
      name: 'L′ − L',
      symbols: 'L′ − L',
      numbers: `${atStart(lossAfter)} − ${n(loss)}`,
      value: lossAfter - loss,
      note: { zh: '损失实际的变化。', en: 'The change of the loss as it really is.' },
    },
    {
      section: 'check',
      name: '−η‖∇L‖²',
      symbols: '−η·Σ(∂L/∂w)²',
      numbers: `−${n(setup.rate)}·${n(squaredNorm)}`,
      value: -setup.rate * squaredNorm,
      note: {
        zh: '只看斜率所预期的变化。步子越小，它和上一行越接近。',
        en: 'The change that the slope alone promises. The smaller the step, the closer it is to the line above.',
      },
    },
  ];
}
