from harbour.pilot import main

main()
