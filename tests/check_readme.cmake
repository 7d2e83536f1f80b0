# The README shows what examples/run prints: PROGRAM still prints it. Run from the top of the source tree.
execute_process(COMMAND ${PROGRAM} check --today 2026-11-20 --lang zh -q examples OUTPUT_VARIABLE report)
file(READ README.md readme)
string(FIND "${readme}" "${report}" place)
if(place EQUAL -1)
    message(FATAL_ERROR "README.md does not show this output of examples/run:\n${report}")
endif()
