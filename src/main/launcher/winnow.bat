@echo off
rem Starts Winnow. Which Java, in this order: WINNOW_JAVA, a runtime linked beside this program, the JDK that built it,
rem JAVA_HOME, the java on the PATH. Each has to be of version 25 or newer.
setlocal
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "JAVA_EXE="
if defined WINNOW_JAVA (
  call :fits "%WINNOW_JAVA%"
  if not defined JAVA_EXE (
    echo winnow: WINNOW_JAVA is "%WINNOW_JAVA%", which is no Java of version 25 or newer. 1>&2
    exit /b 1
  )
  goto :run
)
call :fits "%HOME_DIR%\runtime\bin\java.exe"
if defined JAVA_EXE goto :run
if exist "%HOME_DIR%\lib\jdk.path" (
  set /p BUILT=<"%HOME_DIR%\lib\jdk.path"
)
if defined BUILT call :fits "%BUILT%\bin\java.exe"
if defined JAVA_EXE goto :run
if defined JAVA_HOME call :fits "%JAVA_HOME%\bin\java.exe"
if defined JAVA_EXE goto :run
for %%I in (java.exe) do if not "%%~$PATH:I"=="" call :fits "%%~$PATH:I"
if defined JAVA_EXE goto :run
echo winnow: Java 25 or newer is needed and was not found; install one, or name its java.exe in WINNOW_JAVA. 1>&2
exit /b 1

:fits
if not exist "%~1" exit /b 0
for /f "tokens=3" %%V in ('""%~1" -version 2>&1" ^| findstr /i "version"') do call :version "%~1" %%V
exit /b 0

:version
for /f "delims=.-+ tokens=1" %%M in ("%~2") do if %%M GEQ 25 set "JAVA_EXE=%~1"
exit /b 0

:run
for %%C in (analyze methods compute import project experiment report history audit workspace sample --version --help -h) do (
  if "%~1"=="%%C" goto :plain
)
"%JAVA_EXE%" -XX:+UseSerialGC -Xmx2g --module-path "%HOME_DIR%\modules" --add-modules @modules@ --enable-native-access=javafx.graphics,ALL-UNNAMED -cp "%HOME_DIR%\lib\winnow.jar" dev.winnow.Main %*
exit /b %ERRORLEVEL%

:plain
set "CACHE="
if exist "%HOME_DIR%\lib\winnow.aot" set CACHE=-XX:AOTCache="%HOME_DIR%\lib\winnow.aot"
"%JAVA_EXE%" %CACHE% -XX:AOTMode=auto -Xlog:aot=off -Xlog:cds=off -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx768m --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -cp "%HOME_DIR%\lib\winnow.jar" dev.winnow.Main %*
exit /b %ERRORLEVEL%
