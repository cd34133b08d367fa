; The Windows installer, for one person and without an administrator. Records are kept elsewhere and stay when it goes.
; makensis -DVERSION=0.1.0 -DPAYLOAD=dist/coordinator -DOUTPUT=dist/setup.exe packaging/windows/coordinator.nsi
Unicode true
!include "MUI2.nsh"
!ifndef VERSION
  !error "VERSION is missing"
!endif
!ifndef PAYLOAD
  !error "PAYLOAD, the program folder, is missing"
!endif
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Coordinator"

Name "Coordinator ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Coordinator"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Coordinator"
VIAddVersionKey "FileDescription" "Coordinator, set up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Coordinator contributors"

!insertmacro MUI_PAGE_LICENSE "..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section
  ; What an older version brought goes first, so that nothing of it is loaded by the new one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  CreateShortcut "$SMPROGRAMS\Coordinator.lnk" "$INSTDIR\coordinator-window.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Coordinator"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Coordinator contributors"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\coordinator-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; Only what was installed: whoever put records into this folder keeps them.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\coordinator.exe"
  Delete "$INSTDIR\coordinator-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Coordinator.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
