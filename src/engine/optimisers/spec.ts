/**
 * Two ways of pulling weights towards 0, the same for plain gradient descent at constant rate but not for adaptive methods
 * (Loshchilov and Hutter 2019, “Decoupled Weight Decay Regularization”).
 */
export type Decay = {
  /** λ of a penalty λ/2·‖w‖² in the loss: λ·w is added to the gradient, and passes through momentum and scaling. 0 if absent. */
  readonly l2?: number;
  /** λ of decoupled decay: w loses learningRate·λ·w at each step, beside the update. 0 if absent; 0.01 for `adamw`. */
  readonly weightDecay?: number;
};

export type Sgd = { readonly kind: 'sgd' };

/** Heavy ball (Polyak 1964); with `nesterov` the form of Sutskever et al. 2013 that evaluates the gradient at w. */
export type Momentum = { readonly kind: 'momentum'; readonly momentum?: number; readonly nesterov?: boolean };

/** Tieleman and Hinton 2012, lecture 6.5; `decay` is the memory of the mean square, `momentum` acts on the scaled step. */
export type RmsProp = {
  readonly kind: 'rmsprop';
  readonly decay?: number;
  readonly momentum?: number;
  readonly epsilon?: number;
};

/** Kingma and Ba 2015; `adamw` is the same with decoupled decay (Loshchilov and Hutter 2019). */
export type Adam = {
  readonly kind: 'adam' | 'adamw';
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
};

export type OptimiserSpec = (Sgd | Momentum | RmsProp | Adam) & Decay;
export type OptimiserKind = OptimiserSpec['kind'];
