# Compares a manual page that is made from the program (PROGRAM writes it to MADE) with the one that is committed (PAGE).

execute_process(COMMAND "${PROGRAM}" "${MADE}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "the page could not be made: ${status}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files "${PAGE}" "${MADE}" RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${PAGE} is not what the rules say; renew it: cmake --build BUILD -t docs")
endif()
