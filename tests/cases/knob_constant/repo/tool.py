from split import halve


def main():
    halve([1, 2, 3], val_split=0.05)
    halve([1, 2, 3], 0.1, name="a long text is no setting")


if __name__ == "__main__":
    main()
