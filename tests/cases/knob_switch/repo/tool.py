import torch
import torch.backends.cudnn as cudnn


def main():
    torch.backends.cudnn.benchmark = True
    torch.set_float32_matmul_precision("high")


def forgotten(wanted):
    cudnn.deterministic = wanted


if __name__ == "__main__":
    main()
