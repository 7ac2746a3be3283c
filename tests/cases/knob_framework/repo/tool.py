import tensorflow as tf
import torch
from lightning import Trainer


def main():
    model = tf.keras.Sequential()
    model.fit(None, None, epochs=3)
    tf.config.experimental.set_memory_growth("gpu", True)
    torch.set_float32_matmul_precision("high")
    Trainer(max_epochs=4)


if __name__ == "__main__":
    main()
