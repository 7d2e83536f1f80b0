# Runs PROGRAM on examples/EXAMPLE and compares the report with expected.txt and the exit status with expected.status.
# With -DRENEW=ON both files are written instead. Run from the top of the source tree.
set(folder examples/${EXAMPLE})
execute_process(
    COMMAND ${PROGRAM} check --today 2026-11-20 --lang zh --color never ${folder}
    OUTPUT_VARIABLE report
    ERROR_VARIABLE errors
    RESULT_VARIABLE status)
if(NOT errors STREQUAL "")
    message(FATAL_ERROR "something was written to standard error:\n${errors}")
endif()
if(RENEW)
    file(WRITE ${folder}/expected.txt "${report}")
    file(WRITE ${folder}/expected.status "${status}\n")
    return()
endif()
file(READ ${folder}/expected.txt expected)
file(READ ${folder}/expected.status expected_status)
string(STRIP "${expected_status}" expected_status)
if(NOT status STREQUAL expected_status)
    message(FATAL_ERROR "exit status ${status}, expected ${expected_status}\n${report}")
endif()
if(NOT report STREQUAL expected)
    message(FATAL_ERROR "the report differs from ${folder}/expected.txt (renew it with examples/renew):\n${report}")
endif()
