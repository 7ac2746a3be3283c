import argparse
import os

from transformers import AutoModelForCausalLM, EarlyStoppingCallback, Trainer, TrainingArguments, set_seed

os.environ["TOKENIZERS_PARALLELISM"] = "false"


def arguments(args):
    settings = {"num_train_epochs": args.epochs, "bf16": True}
    return TrainingArguments(args.out, learning_rate=2e-5, seed=args.seed, report_to="none", dataloader_num_workers=4, **settings)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", default="runs")
    args = parser.parse_args()
    set_seed(args.seed)
    model = AutoModelForCausalLM.from_pretrained("a/model", revision="main", device_map="auto")
    Trainer(model=model, args=arguments(args), callbacks=[EarlyStoppingCallback(3)]).train()


if __name__ == "__main__":
    main()
