import { both, defineTemplate, same, steps } from '../template.ts';

/** Side of the output of a convolution (Dumoulin & Visin 2016, relationship 15). */
export const convOutput = defineTemplate({
  id: 'conv-output',
  params: { side: steps(16, 64), kernel: [3, 5, 7], stride: [1, 2, 3], padding: [0, 1, 2, 3], dilation: [1, 2, 3] },
  make: ({ side, kernel, stride, padding, dilation }) => {
    const span = dilation * (kernel - 1) + 1;
    const room = side + 2 * padding - span;
    if (room < 4 || (stride === 1 && dilation === 1)) return null;
    const size = (from: number): number => Math.floor(from / stride) + 1;
    return {
      prompt: both(
        `输入边长 $${side}$，卷积核 $${kernel}\\times ${kernel}$，步幅 $${stride}$，四周各填充 $${padding}$，空洞率 $${dilation}$。输出的边长是多少？`,
        `Input side $${side}$, kernel $${kernel}\\times ${kernel}$, stride $${stride}$, padding $${padding}$ on every side, dilation $${dilation}$. What is the side of the output?`,
      ),
      answer: size(room),
      slips: [
        [
          size(side + 2 * padding - kernel),
          'dilation-keeps-span',
          both(`空洞把核撑开到 $${span}$ 格宽。`, `Dilation stretches the kernel to a span of $${span}$.`),
        ],
        [
          size(side + padding - span),
          'padding-on-one-side',
          both('填充在两侧都有，要算两次。', 'Padding stands on both sides and counts twice.'),
        ],
        [
          size(room) - 1,
          'fence-post',
          both('最左边的那个位置也算：最后要加 1。', 'The position at the very left counts too: add 1 at the end.'),
        ],
        [
          Math.ceil(room / stride) + 1,
          'partial-window-counts',
          both('放不下的窗口不算，除法向下取整。', 'A window that does not fit is dropped: the division rounds down.'),
        ],
        [
          room + 1,
          'stride-ignored',
          both(
            `步幅是 $${stride}$：每次跳过 $${stride}$ 格。`,
            `The stride is $${stride}$: the window jumps by $${stride}$.`,
          ),
        ],
      ],
      hints: [
        both('核在（填充后的）输入里能放几个位置？', 'In how many places does the kernel fit into the padded input?'),
        same('$\\lfloor (n+2p-d(k-1)-1)/s\\rfloor+1$'),
        both(
          `核撑开后宽 $${dilation}\\cdot (${kernel}-1)+1=${span}$，填充后的输入宽 $${side + 2 * padding}$。`,
          `The kernel spans $${dilation}\\cdot (${kernel}-1)+1=${span}$, the padded input $${side + 2 * padding}$.`,
        ),
      ],
      explain: same(`$\\lfloor (${side + 2 * padding}-${span})/${stride}\\rfloor+1=${size(room)}$`),
    };
  },
});
