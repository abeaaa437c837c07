"""peer.py <torch|keras>: trains the same nets in Python on one thread. Speaks the same lines as peer.mjs."""
import json
import os
import sys
import time

os.environ.update(OMP_NUM_THREADS="1", TF_NUM_INTRAOP_THREADS="1", TF_NUM_INTEROP_THREADS="1", TF_CPP_MIN_LOG_LEVEL="3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")


def torch_steps():
    import torch
    from torch import nn
    from torch.nn import functional as F

    torch.set_num_threads(1)
    torch.manual_seed(1)

    class Residual(nn.Module):
        def __init__(self):
            super().__init__()
            self.body = nn.Sequential(
                nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
                nn.Conv2d(16, 16, 3, padding=1), nn.BatchNorm2d(16),
            )

        def forward(self, x):
            return torch.relu(x + self.body(x))

    def separable(inputs, outputs, stride):
        return [nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False), nn.ReLU(), nn.Conv2d(inputs, outputs, 1), nn.ReLU()]

    nets = {
        "a": lambda: (nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1), nn.Tanh()), (32, 2)),
        "b": lambda: (nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10)), (64, 784)),
        "c": lambda: (nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(784, 10)), (32, 1, 28, 28)),
        "d": lambda: (nn.Sequential(
            nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2), nn.Dropout(0.25),
            nn.Flatten(), nn.Linear(7 * 7 * 32, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 10)), (32, 1, 28, 28)),
        "e": lambda: (nn.Sequential(
            nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), *[Residual() for _ in range(6)],
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 10)), (32, 3, 8, 8)),
        "f": lambda: (nn.Sequential(
            nn.Conv2d(1, 8, 3, 2, 1), nn.ReLU(), *separable(8, 16, 1), *separable(16, 32, 2),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10)), (32, 1, 28, 28)),
        "h": lambda: (nn.Sequential(
            nn.Embedding(1000, 16), nn.Flatten(), nn.Linear(320, 16), nn.ReLU(), nn.Linear(16, 2)), None),
    }

    def build(name):
        net, shape = nets[name]()
        x = torch.randint(0, 1000, (32, 20)) if shape is None else torch.randn(*shape)
        outputs = net(x).shape[1]
        optimiser = torch.optim.SGD(net.parameters(), lr=0.03) if name == "a" else torch.optim.Adam(net.parameters(), lr=0.001)
        y = torch.randn(len(x), 1) if name == "a" else torch.randint(0, outputs, (len(x),))
        loss_of = F.mse_loss if name == "a" else F.cross_entropy

        def step():
            optimiser.zero_grad()
            loss = loss_of(net(x), y)
            loss.backward()
            optimiser.step()
            return loss.item()

        return step

    return build


def keras_steps():
    import keras
    import numpy as np
    import tensorflow as tf
    from keras import layers as L

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    keras.utils.set_random_seed(1)

    def residual(x):
        h = L.BatchNormalization()(L.Conv2D(16, 3, padding="same")(x))
        h = L.BatchNormalization()(L.Conv2D(16, 3, padding="same")(L.ReLU()(h)))
        return L.ReLU()(L.Add()([x, h]))

    def residual_net():
        x = i = L.Input((8, 8, 3))
        x = L.Conv2D(16, 3, padding="same", activation="relu")(x)
        for _ in range(6):
            x = residual(x)
        return keras.Model(i, L.Dense(10, activation="softmax")(L.GlobalAveragePooling2D()(x)))

    same = {"padding": "same"}
    nets = {
        "a": lambda: keras.Sequential([L.Input((2,)), L.Dense(8, "tanh"), L.Dense(8, "tanh"), L.Dense(1, "tanh")]),
        "b": lambda: keras.Sequential([L.Input((784,)), L.Dense(128, "relu"), L.Dense(10, "softmax")]),
        "c": lambda: keras.Sequential([
            L.Input((28, 28, 1)), L.Conv2D(8, 3, activation="relu", **same), L.MaxPooling2D(), L.Conv2D(16, 3, activation="relu", **same),
            L.MaxPooling2D(), L.Flatten(), L.Dense(10, "softmax")]),
        "d": lambda: keras.Sequential([
            L.Input((28, 28, 1)), L.Conv2D(16, 3, **same), L.BatchNormalization(), L.ReLU(), L.MaxPooling2D(),
            L.Conv2D(32, 3, **same), L.BatchNormalization(), L.ReLU(), L.MaxPooling2D(), L.Dropout(0.25),
            L.Flatten(), L.Dense(64, "relu"), L.Dropout(0.5), L.Dense(10, "softmax")]),
        "e": residual_net,
    }

    def build(name):
        net = nets[name]()
        shape = (64 if name == "b" else 32,) + net.input_shape[1:]
        x = np.random.randn(*shape).astype("float32")
        y = np.random.randn(len(x), 1).astype("float32") if name == "a" else np.eye(10, dtype="float32")[np.random.randint(0, 10, len(x))]
        net.compile(keras.optimizers.SGD(0.03) if name == "a" else keras.optimizers.Adam(0.001),
                    "mean_squared_error" if name == "a" else "categorical_crossentropy")
        return lambda: net.train_on_batch(x, y)

    return build


def serve(build):
    steps = {}
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if asked["net"] not in steps:
                steps[asked["net"]] = build(asked["net"])
                steps[asked["net"]]()
            step = steps[asked["net"]]
            began, count = time.perf_counter(), 0
            while (elapsed := time.perf_counter() - began) * 1000 < asked["ms"]:
                step()
                count += 1
            print(json.dumps({"stepsPerSecond": count / elapsed}), flush=True)
        except Exception as error:
            print(json.dumps({"error": repr(error)}), flush=True)


serve({"torch": torch_steps, "keras": keras_steps}[sys.argv[1]]())
