import argparse

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator


class Optim(BaseModel):
    lr: float = 0.1
    momentum: float = Field(default=0.9, alias="mom")


class Train(BaseModel):
    model_config = ConfigDict(validate_assignment=False)

    epochs: int = 5
    name: str = Field(..., description="what the run is called")
    optim: Optim = Field(default_factory=Optim)
    total: int = 0
    tag: str | None = None

    @field_validator("name")
    @classmethod
    def clean(cls, value):
        return value.strip()

    @model_validator(mode="after")
    def fill(self):
        self.total = self.epochs * 2
        return self


class Report(BaseModel):
    title: str = ""
    epochs: int = 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--name", default="n")
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--mom", type=float, default=0.9)
    parser.add_argument("--tag")
    args = parser.parse_args()
    train = Train(epochs=args.epochs, name=args.name, optim={"lr": args.lr, "mom": args.mom})
    tagged = train.model_copy(update={"tag": args.tag})
    again = Train.model_validate(tagged.model_dump(exclude={"optim"}))
    report = Report(**train.model_dump(include={"epochs"}), title=again.name)
    print(again, report)


if __name__ == "__main__":
    main()
