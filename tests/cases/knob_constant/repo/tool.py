from split import halve, part_of


def main():
    halve([1, 2, 3], val_split=0.05)
    halve([1, 2, 3], 0.1, name="a long text is no setting")
    part_of([1, 2], part="real")
    part_of([1, 2], part="imaginary")


if __name__ == "__main__":
    main()
