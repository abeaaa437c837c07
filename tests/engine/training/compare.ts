import { type Complaint, describe, relativeError } from '../matrix/compare.ts';
import { expectedOf, type TrainingCase, train } from './case.ts';

/** Trains on the current backend and names each loss and each weight that differs from the formula. */
export async function trainingComplaints(one: TrainingCase): Promise<Complaint[]> {
  if (one.refused) return refusalComplaints(one, one.refused);
  const tolerance = one.tolerance ?? 2e-5;
  const expected = expectedOf(one);
  try {
    const { losses, weights } = await train(one);
    return [
      ...describe('losses', relativeError(losses, expected.losses), tolerance),
      ...weights.flatMap((weight, i) =>
        describe(`weight ${i}`, relativeError(weight.values, expected.weights[i]!.values), tolerance),
      ),
    ];
  } catch (error) {
    return [`throws: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function refusalComplaints(one: TrainingCase, message: RegExp): Promise<Complaint[]> {
  try {
    await train(one);
  } catch (error) {
    return message.test(String(error)) ? [] : [`an unclear error: ${String(error)}`];
  }
  return ['trained where there is no gradient'];
}
