import vat

print(vat.Vat().shade)
