from mill.bagging import fill_bags
