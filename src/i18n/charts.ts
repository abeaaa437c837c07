import type { Bilingual } from '../platform/language.ts';

/**
 * What charts say in words. `{name}` stands for a value, `{n|point|points}` for the word that goes with the number n.
 * Statements end without a full stop; continuations begin with their own comma.
 */
export const charts = {
  nothing: { zh: '还没有数据', en: 'no data yet' },
  notFinite: { zh: '{n} 个值不是有限的数', en: '{n} {n|value is|values are} not finite' },

  // Curves
  value: { zh: '数值', en: 'the value' },
  atStep: { zh: '第 {x} 步', en: 'at step {x}' },
  atX: { zh: 'x = {x} 处', en: 'at x = {x}' },
  seriesEmpty: { zh: '{name}：还没有数据', en: '{name}: no data yet' },
  seriesPoint: { zh: '{name}：只有一点，{at}为 {from}', en: '{name}: one point, {from} {at}' },
  falls: { zh: '{name}从{first}的 {from} 降到{last}的 {to}', en: '{name} falls from {from} {first} to {to} {last}' },
  rises: { zh: '{name}从{first}的 {from} 升到{last}的 {to}', en: '{name} rises from {from} {first} to {to} {last}' },
  varies: {
    zh: '{name}没有总的趋势，{first}为 {from}，{last}为 {to}',
    en: '{name} has no overall trend, {from} {first} and {to} {last}',
  },
  holds: {
    zh: '{name}基本持平，{first}为 {from}，{last}为 {to}',
    en: '{name} stays level, {from} {first} and {to} {last}',
  },
  lowestAt: { zh: '，最低 {value}（{at}）', en: ', lowest {value} {at}' },
  highestAt: { zh: '，最高 {value}（{at}）', en: ', highest {value} {at}' },
  breaks: { zh: '，{at}起不再是有限的数（{what}）', en: ', and is not finite ({what}) {at}' },
  neverFinite: { zh: '{name}：{at}起就不是有限的数（{what}）', en: '{name} is not finite ({what}) {at}' },
  hiddenOnLog: { zh: '，{n} 个值不为正，对数轴上画不出', en: ', not shown on the log axis: {n} not positive' },
  crossesOnce: { zh: '{at}两线相交，此后{lower}更低', en: 'They cross {at}; from there {lower} is the lower' },
  crossesOften: {
    zh: '两线相交 {n} 次，最后一次在{at}，此后{lower}更低',
    en: 'They cross {n} times, the last time {at}; from there {lower} is the lower',
  },
  endsLowest: {
    zh: '结束时{lower}最低（{low}），{upper}最高（{high}）',
    en: 'At the end {lower} is lowest ({low}) and {upper} highest ({high})',
  },
  overfits: {
    zh: '过拟合：{at}之后，{validation}从 {from} 升到 {to}，而{training}还在下降',
    en: 'Overfitting: since its best, {from} {at}, {validation} has risen to {to} while {training} kept falling',
  },

  // Groups of runs
  groupEmpty: { zh: '{name}：没有一个有限的数', en: '{name}: not one finite value' },
  group: {
    zh: '{name}：{n} 次运行的中位数从 {from} 到第 {step} 步的 {to}，那时最低 {low}，最高 {high}',
    en: '{name}: the median of {n} {n|run|runs} goes from {from} to {to} at step {step}, where they range from {low} to {high}',
  },
  groupLost: { zh: '，其中 {lost} 次变得不再有限', en: '; {lost} of them {lost|stops|stop} being finite' },
  groupsOverlap: {
    zh: '第 {step} 步时两组的范围有重叠：种子不同，结论可能不同',
    en: 'At step {step} the two ranges overlap: another seed may tell another story',
  },
  groupsApart: {
    zh: '第 {step} 步时两组完全分开：{lower}的每一次都低于{upper}',
    en: 'At step {step} the ranges are apart: every run of {lower} is below every run of {upper}',
  },

  // Surfaces and ways upon them
  surface: {
    zh: '曲面高度从 {low} 到 {high}，最低处在 ({x}, {y}) 附近',
    en: 'heights from {low} to {high}, lowest near ({x}, {y})',
  },
  pathEmpty: { zh: '{name}：没有有限的点', en: '{name} has no finite point' },
  pathDescends: {
    zh: '{name}：{n} 个点，高度从 {from} 变为 {to}，终点 ({x}, {y})',
    en: '{name}: {n} {n|point|points}, height {from} to {to}, ending at ({x}, {y})',
  },
  pathLeaves: {
    zh: '{name}：{n} 个点，最后走出图外，到了 ({x}, {y})',
    en: '{name}: {n} {n|point|points}, leaving the picture for ({x}, {y})',
  },
  pathLost: { zh: '，之后不再有限', en: ', then it is no longer finite' },
  way: {
    zh: '{name}：{n} 个点，从 ({x0}, {y0}) 走到 ({x}, {y})，全长 {length}',
    en: '{name}: {n} {n|point|points}, from ({x0}, {y0}) to ({x}, {y}), {length} long',
  },
  landmark: { zh: '{name}在 ({x}, {y})', en: '{name} at ({x}, {y})' },
  wayEndsNear: { zh: '，离{name} {distance}', en: ', {distance} from {name}' },
  wayLeaves: { zh: '，途中出过图', en: ', leaving the picture on its way' },

  // Distributions
  mean: { zh: '均值', en: 'mean' },
  sd: { zh: '标准差', en: 'sd' },
  oneHistogram: {
    zh: '{name}：{n} 个值，均值 {mean}，标准差 {sd}',
    en: '{name}: {n} {n|value|values}, mean {mean}, standard deviation {sd}',
  },
  histograms: {
    zh: '{wide}最宽，标准差 {wideSd}；{narrow}最窄，标准差 {narrowSd}',
    en: '{wide} is the widest, standard deviation {wideSd}; {narrow} the narrowest, {narrowSd}',
  },
  layers: { zh: '{n} 层', en: '{n} {n|layer|layers}' },
  throughLayers: {
    zh: '从第一层到最后一层，标准差从 {from} 变为 {to}，是原来的 {ratio} 倍',
    en: 'From the first layer to the last the standard deviation goes from {from} to {to}, a factor of {ratio}',
  },
  few: { zh: '少', en: 'few' },
  many: { zh: '多', en: 'many' },
  widens: {
    zh: '分布变宽：标准差从第 {fromStep} 步的 {from} 增到第 {toStep} 步的 {to}',
    en: 'The distribution widens: standard deviation {from} at step {fromStep}, {to} at step {toStep}',
  },
  narrows: {
    zh: '分布变窄：标准差从第 {fromStep} 步的 {from} 减到第 {toStep} 步的 {to}',
    en: 'The distribution narrows: standard deviation {from} at step {fromStep}, {to} at step {toStep}',
  },
  keepsWidth: {
    zh: '分布的宽度基本不变：标准差第 {fromStep} 步为 {from}，第 {toStep} 步为 {to}',
    en: 'The distribution keeps its width: standard deviation {from} at step {fromStep}, {to} at step {toStep}',
  },
  meanMoves: { zh: '均值从 {from} 到 {to}', en: 'Its mean goes from {from} to {to}' },

  // Points
  points: {
    zh: '{n} 个点，{x}从 {xLow} 到 {xHigh}，{y}从 {yLow} 到 {yHigh}',
    en: '{n} {n|point|points}; {x} from {xLow} to {xHigh}, {y} from {yLow} to {yHigh}',
  },
  cluster: { zh: '{name}：{n} 个点，中心在 ({x}, {y})', en: '{name}: {n} {n|point|points} about ({x}, {y})' },
  correlated: { zh: '两者的相关系数为 {r}', en: 'Their correlation is {r}' },
  valued: {
    zh: '数字 0 到 9 表示{name}，从 {low} 到 {high}',
    en: 'The digits 0 to 9 show {name}, from {low} to {high}',
  },
  front: { zh: '前沿', en: 'front' },
  beaten: { zh: '被支配', en: 'dominated' },
  lowBetter: { zh: '低者优', en: 'lower is better' },
  highBetter: { zh: '高者优', en: 'higher is better' },
  candidate: { zh: '{name}（{x}，{y}）', en: '{name} ({x}, {y})' },
  frontIs: {
    zh: '{n} 个方案里有 {k} 个在前沿上（{x}，{y}）：{list}；其余的两项都不占优',
    en: '{k} of {n} candidates {k|is|are} on the front ({x}, {y}): {list}; each of the rest is beaten by one of them',
  },

  barHighest: { zh: '{name}最高', en: '{name} is highest' },
  barOverlaps: { zh: '，但它的区间与{other}的有重叠', en: ', but its interval overlaps that of {other}' },
  barApart: { zh: '，区间也高于其余各项', en: ', and its interval lies above all others' },
  gradients: { zh: '梯度绝对值最大的单元在{layer}，为 {value}', en: 'The largest gradient is {value}, in {layer}' },
  outputLayer: { zh: '输出层', en: 'the output layer' },
  layerNumber: { zh: '第 {n} 层', en: 'layer {n}' },

  // Matrices and classes
  matrixSize: { zh: '{rows} 行 {cols} 列', en: '{rows} {rows|row|rows}, {cols} {cols|column|columns}' },
  offDiagonal: { zh: '对角线之外，', en: 'off the diagonal, ' },
  extremes: {
    zh: '最大 {most}（{mostRow}，{mostCol}），最小 {least}（{leastRow}，{leastCol}）',
    en: 'largest {most} ({mostRow}, {mostCol}), least {least} ({leastRow}, {leastCol})',
  },
  actualPredicted: { zh: '行：实际  列：预测', en: 'rows: actual  columns: predicted' },
  recall: { zh: '召回', en: 'recall' },
  rightOf: { zh: '{n} 个中判对 {right} 个（{share}）', en: '{right} of {n} right ({share})' },
  taken: { zh: '把“{actual}”当成“{predicted}”（{n} 次）', en: '{actual} taken for {predicted} ({n} {n|time|times})' },
  confusions: { zh: '最常见的混淆：{list}', en: 'Most often confused: {list}' },
  noConfusion: { zh: '没有一个判错', en: 'Nothing is confused' },
  hardest: { zh: '最难认的是{name}，召回率 {share}', en: 'Hardest to find is {name}, recall {share}' },
  confidence: { zh: '置信度', en: 'confidence' },
  accuracy: { zh: '准确率', en: 'accuracy' },
  measured: { zh: '实测', en: 'measured' },
  gap: { zh: '差距', en: 'gap' },
  calibrated: {
    zh: '{n} 个预测，校准良好，期望校准误差 {error}',
    en: '{n} {n|prediction|predictions}, well calibrated: expected calibration error {error}',
  },
  overconfident: {
    zh: '{n} 个预测，过于自信，期望校准误差 {error}',
    en: '{n} {n|prediction|predictions}, overconfident: expected calibration error {error}',
  },
  underconfident: {
    zh: '{n} 个预测，不够自信，期望校准误差 {error}',
    en: '{n} {n|prediction|predictions}, underconfident: expected calibration error {error}',
  },
  worstBin: {
    zh: '差距最大的是置信度 {low} 到 {high} 的 {count} 个：平均自信 {confidence}，实际对了 {accuracy}',
    en: 'The widest gap is between confidence {low} and {high} ({count} of them): {confidence} sure on average, {accuracy} right',
  },

  // Images
  greyImages: {
    zh: '{n} 幅灰度图，各 {width}×{height} 像素',
    en: '{n} grey {n|image|images} of {width}×{height} pixels',
  },
  colourImages: {
    zh: '{n} 幅彩色图，各 {width}×{height} 像素',
    en: '{n} colour {n|image|images} of {width}×{height} pixels',
  },
  featureMaps: {
    zh: '{n} 幅特征图，各 {width}×{height}，两种颜色分正负',
    en: '{n} feature {n|map|maps} of {width}×{height}, positive and negative in two colours',
  },
  named: { zh: '依次为 {list}', en: 'They show {list}' },
  namedSome: { zh: '依次为 {list}等', en: 'They show {list}, among others' },
  uniform: { zh: '其中 {n} 幅处处相同', en: '{n} of them {n|is|are} the same everywhere' },
  masks: { zh: '{k} 次抽取，每次 {n} 个单元', en: '{k} {k|draw|draws} over {n} {n|unit|units}' },
  keptIn: { zh: '{name}留下 {kept} 个（{share}）', en: '{name} keeps {kept} ({share})' },
  masksAlike: {
    zh: '{first}与{second}在 {n} 个单元中有 {alike} 个一致',
    en: '{first} and {second} agree on {alike} of {n} {n|unit|units}',
  },
  truth: { zh: '真实', en: 'truth' },
  prediction: { zh: '预测', en: 'prediction' },
  boxes: {
    zh: '一幅 {width}×{height} 的图，真实框 {t} 个，预测框 {p} 个',
    en: 'an image of {width}×{height} pixels, {t} true {t|box|boxes}, {p} predicted',
  },
  boxOver: {
    zh: '预测“{name}”{score}，与真实的“{truth}”交并比 {iou}',
    en: '{name}{score} overlaps the true {truth} with IoU {iou}',
  },
  boxAlone: { zh: '预测“{name}”{score}，没有碰到任何真实框', en: '{name}{score} touches no true box' },
  missed: { zh: '漏掉 {n} 个（交并比都不到 0.5）', en: '{n} true {n|box is|boxes are} missed (no IoU of 0.5)' },

  // Schedules
  constantRate: { zh: '{name}：一直是 {from}', en: '{name}: {from} throughout' },
  warmUp: {
    zh: '{name}：从 {from} 升到第 {peakStep} 步的峰值 {peak}，再降到第 {step} 步的 {to}',
    en: '{name}: from {from} up to {peak} at step {peakStep}, then down to {to} at step {step}',
  },
  decays: { zh: '{name}：从 {from} 降到第 {step} 步的 {to}', en: '{name}: from {from} down to {to} at step {step}' },
  grows: { zh: '{name}：从 {from} 升到第 {step} 步的 {to}', en: '{name}: from {from} up to {to} at step {step}' },
  rateOf: { zh: '{name} {value}', en: '{name} {value}' },
  ratesNow: { zh: '第 {step} 步时：{list}', en: 'At step {step}: {list}' },

  // Events and tables
  timeline: { zh: '{n} 件事，从 {from} 到 {to}', en: '{n} {n|event|events} from {from} to {to}' },
  event: { zh: '第 {i} 件，{date}：{name}', en: 'Number {i}, {date}: {name}' },
  table: { zh: '表格，{rows} 行 {cols} 列', en: 'a table of {rows} {rows|row|rows} and {cols} {cols|column|columns}' },
  columnEnds: {
    zh: '{name}：最小 {low}（{lowName}），最大 {high}（{highName}）',
    en: '{name}: least {low} ({lowName}), greatest {high} ({highName})',
  },
  rowSays: { zh: '当前行：{list}', en: 'Current row: {list}' },

  // Reinforcement learning
  policyReaches: {
    zh: '{cols}×{rows} 的格子世界，{n} 个格子中有 {good} 个能走到奖励，最远 {longest} 步',
    en: 'a grid world of {cols}×{rows}: from {good} of {n} cells the policy reaches a reward, in {longest} {longest|step|steps} at most',
  },
  policyFails: {
    zh: '{cols}×{rows} 的格子世界，{n} 个格子没有一个能走到奖励',
    en: 'a grid world of {cols}×{rows}: from none of {n} cells does the policy reach a reward',
  },
  policyHarms: { zh: '{n} 个格子走向惩罚', en: 'From {n} {n|cell|cells} it walks into a penalty' },
  policyLost: { zh: '{n} 个格子在原地打转或撞墙', en: 'From {n} {n|cell|cells} it goes in circles or into a wall' },
  pole: {
    zh: '第 {step} 步：小车在中点{side} {x} 米，杆向{lean}偏 {angle} 度',
    en: 'Step {step}: the cart is {x} m {side} of the middle, the pole leans {angle} degrees {lean}',
  },
  pushed: { zh: '，正向{side}推', en: ', pushed {side}' },
  left: { zh: '左', en: 'left' },
  right: { zh: '右', en: 'right' },
  overAngle: { zh: '已经倒下：超过 {limit} 度', en: 'It has fallen: beyond {limit} degrees' },
  overTrack: { zh: '已经出轨：离中点超过 {limit} 米', en: 'It has left the track: beyond {limit} m' },
  poleLost: { zh: '第 {step} 步：状态不再是有限的数', en: 'Step {step}: the state is no longer finite' },
  poleReading: { zh: '第 {step} 步  x = {x} 米  角度 {angle} 度', en: 'step {step}  x = {x} m  angle {angle} deg' },
  fallen: { zh: '结束', en: 'over' },
} as const satisfies Readonly<Record<string, Bilingual>>;
