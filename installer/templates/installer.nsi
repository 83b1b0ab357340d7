; The installer for Windows: for one user, without an administrator, with nothing to decide.
; IMAGE, OUT, ICON and KILOBYTES are given by installer/Package.java.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user

!define NAME "@name@"
!define VERSION "@version@"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\@id@"
!define TYPE "@name@.Project"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "See the licenses in its About"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open the ${NAME} now"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "The program is removed. Your letters and settings stay in $APPDATA\${NAME}; delete that folder yourself if you no longer need them."
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A running program holds its files: it has to be closed first.
!macro CloseFirst
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\runtime\lib\modules"
      ${ExitDo}
    ${EndIf}
    Rename "$INSTDIR\runtime\lib\modules" "$INSTDIR\runtime\lib\modules.free"
    ${IfNot} ${Errors}
      Rename "$INSTDIR\runtime\lib\modules.free" "$INSTDIR\runtime\lib\modules"
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION "The ${NAME} is open. Close its window, then try again." /SD IDCANCEL IDRETRY +3
    SetErrorLevel 5
    Abort
  ${Loop}
!macroend

; The program's own folders and nothing else, wherever it was installed to.
!macro RemoveProgram
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\runtime"
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\@id@.exe"
  Delete "$INSTDIR\${NAME}.ico"
  Delete "$INSTDIR\uninstall.exe"
!macroend

Section
  SetShellVarContext current
  !insertmacro CloseFirst
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${IMAGE}/*.*"
  File "/oname=${NAME}.ico" "${ICON}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe" "" "$INSTDIR\${NAME}.ico" 0 SW_SHOWNORMAL "" "Review Independent Medical Review letters"

  WriteRegStr HKCU "Software\Classes\.@ending@" "" "${TYPE}"
  WriteRegStr HKCU "Software\Classes\.@ending@" "Content Type" "@mime@"
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "${NAME} project"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\${NAME}.ico"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'

  WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\${NAME}.ico"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "Comments" "Your letters stay in $APPDATA\${NAME} when it is removed."
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro CloseFirst
  !insertmacro RemoveProgram
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\.@ending@"
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegKey HKCU "${KEY}"
  ${RefreshShellIcons}
  MessageBox MB_OK|MB_ICONINFORMATION "The ${NAME} is removed. Your letters and settings stay in $APPDATA\${NAME}." /SD IDOK
SectionEnd
