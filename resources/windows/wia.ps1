# Windows scanners (WIA) for Shebao Desk: started by src-main/scanners/wia/create-wia-family.ts, Windows PowerShell 5.1.
#
# Says one JSON object a line on standard output, in UTF-8 without a mark, and nothing else:
#   {"type":"device","id":"{...}\\0000","name":"...","sources":["flatbed"],"resolutions":[100,300]}
#   {"type":"area","dpi":300,"width":2480,"height":3508}    what each page will be, in pixels
#   {"type":"scanning","page":1}
#   {"type":"page","file":"p0001.jpg"}                      whole, in -Folder
#   {"type":"done","pages":1}
#   {"type":"error","hresult":"0x80210002"}                 or "hresult":"constrained", "unsupported"
# The last line is always "done" or "error". The exit code says nothing.
param(
    [Parameter(Mandatory = $true)][ValidateSet('list', 'scan')][string]$Command,
    [string]$Device,
    [ValidateSet('flatbed', 'feeder', 'duplex')][string]$Source = 'flatbed',
    [ValidateSet('colour', 'grey', 'bilevel')][string]$Colour = 'colour',
    [ValidateRange(50, 1200)][int]$Dpi = 300,
    [string]$Folder
)

# Where the administrator allows scripts only a core language, there is no COM and no [Console] either.
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
    '{"type":"error","hresult":"constrained"}'
    exit
}

$ErrorActionPreference = 'Stop'
# Not [Console]::Out: its encoding is the PC's, and there may be no console to change it of.
$out = New-Object System.IO.StreamWriter ([Console]::OpenStandardOutput()), (New-Object System.Text.UTF8Encoding $false)
$out.AutoFlush = $true

# Identifiers of Microsoft's WIA (wiadef.h) and of its automation library.
$ScannerDeviceType = 1
$HandlingCapabilities = 3086
$HandlingSelect = 3088
$PagesToScan = 3096
$Intent = 6146
$HorizontalResolution = 6147
$VerticalResolution = 6148
$HorizontalStart = 6149
$VerticalStart = 6150
$HorizontalExtent = 6151
$VerticalExtent = 6152
$DataType = 4103
$RangeSubType = 1
$ListSubType = 2
$Bmp = '{B96B3CAB-0728-11D3-9D7B-0000F81EF32E}'
$Jpeg = '{B96B3CAE-0728-11D3-9D7B-0000F81EF32E}'
$Png = '{B96B3CAF-0728-11D3-9D7B-0000F81EF32E}'
# Paper empty; and what some drivers say instead of it.
$NoMorePages = @('0x80210003', '0x00210001')

function Write-Message([System.Collections.IDictionary]$Message) {
    $out.WriteLine((ConvertTo-Json -InputObject $Message -Compress))
}

# What COM said, below the exceptions PowerShell wraps around it.
function Get-HResult($ErrorRecord) {
    $exception = $ErrorRecord.Exception
    while ($null -ne $exception.InnerException) {
        $exception = $exception.InnerException
    }
    '0x{0:X8}' -f $exception.HResult
}

function Find-Property($Owner, [int]$Id) {
    foreach ($property in $Owner.Properties) {
        if ($property.PropertyID -eq $Id) {
            return $property
        }
    }
}

# Some drivers refuse properties they have, or break when any is set: what was not taken is found out by reading it.
function Set-Property($Owner, [int]$Id, [int]$Value) {
    $property = Find-Property $Owner $Id
    if ($null -ne $property) {
        try {
            $property.Value = $Value
        }
        catch {
        }
    }
}

function Get-Value($Owner, [int]$Id) {
    $property = Find-Property $Owner $Id
    if ($null -ne $property) {
        [int]$property.Value
    }
}

# The values a property may have, of those asked about; all of them where it does not say.
function Select-Legal($Property, [int[]]$Wanted) {
    if ($null -eq $Property) {
        return
    }
    if ($Property.SubType -eq $ListSubType) {
        foreach ($value in $Property.SubTypeValues) {
            [int]$value
        }
    }
    elseif ($Property.SubType -eq $RangeSubType) {
        $Wanted | Where-Object { $_ -ge $Property.SubTypeMin -and $_ -le $Property.SubTypeMax }
    }
}

function Get-Sources($Connected) {
    $capabilities = Get-Value $Connected $HandlingCapabilities
    if ($null -eq $capabilities -or 0 -eq ($capabilities -band 7)) {
        return 'flatbed'
    }
    if ($capabilities -band 2) { 'flatbed' }
    if ($capabilities -band 1) { 'feeder' }
    if (($capabilities -band 5) -eq 5) { 'duplex' }
}

function Get-Scanners {
    $manager = New-Object -ComObject WIA.DeviceManager
    foreach ($info in $manager.DeviceInfos) {
        if ($info.Type -eq $ScannerDeviceType) {
            $info
        }
    }
}

function Show-Scanners {
    foreach ($info in Get-Scanners) {
        $name = $info.DeviceID
        foreach ($property in $info.Properties) {
            if ($property.Name -eq 'Name') {
                $name = [string]$property.Value
            }
        }
        # A device that is switched off is still listed by Windows, and cannot be connected to.
        try {
            $connected = $info.Connect()
            $property = Find-Property $connected.Items.Item(1) $HorizontalResolution
            Write-Message ([ordered]@{
                    type        = 'device'
                    id          = $info.DeviceID
                    name        = $name
                    sources     = @(Get-Sources $connected)
                    resolutions = @(Select-Legal $property @(75, 100, 150, 200, 300, 400, 600) | Sort-Object -Unique)
                })
        }
        catch {
        }
    }
    Write-Message ([ordered]@{ type = 'done'; pages = 0 })
}

# The smallest resolution the device has that is not below what was asked.
function Set-Resolution($Item) {
    $property = Find-Property $Item $HorizontalResolution
    $legal = @(Select-Legal $property @($Dpi) | Where-Object { $_ -ge $Dpi } | Sort-Object)
    $chosen = if ($legal.Count -gt 0) { $legal[0] } else { $Dpi }
    Set-Property $Item $HorizontalResolution $chosen
    Set-Property $Item $VerticalResolution $chosen
    $taken = Get-Value $Item $HorizontalResolution
    if ($null -eq $taken) { $chosen } else { $taken }
}

function Set-Extent($Item, [int]$Id, [int]$Pixels) {
    $property = Find-Property $Item $Id
    if ($null -ne $property -and $property.SubType -eq $RangeSubType -and $Pixels -gt $property.SubTypeMax) {
        $Pixels = $property.SubTypeMax
    }
    Set-Property $Item $Id $Pixels
    $taken = Get-Value $Item $Id
    if ($null -eq $taken) { $Pixels } else { $taken }
}

# Drivers need to know BMP only, so BMP is what they are asked for; it is made small here.
function Save-Page($Image, [string]$Name) {
    $process = New-Object -ComObject WIA.ImageProcess
    $process.Filters.Add($process.FilterInfos.Item('Convert').FilterID)
    $convert = $process.Filters.Item(1)
    if ($Colour -eq 'bilevel') {
        $convert.Properties.Item('FormatID').Value = $Png
    }
    else {
        $convert.Properties.Item('FormatID').Value = $Jpeg
        $convert.Properties.Item('Quality').Value = 90
    }
    $path = Join-Path $Folder $Name
    $process.Apply($Image).SaveFile("$path.part")
    Move-Item -LiteralPath "$path.part" -Destination $path
}

function Invoke-Scan {
    $info = Get-Scanners | Where-Object { $_.DeviceID -eq $Device } | Select-Object -First 1
    if ($null -eq $info) {
        Write-Message ([ordered]@{ type = 'error'; hresult = '0x80210015' })
        return
    }
    $connected = $info.Connect()
    if ($Source -eq 'flatbed') {
        Set-Property $connected $HandlingSelect 2
    }
    else {
        Set-Property $connected $HandlingSelect $(if ($Source -eq 'duplex') { 5 } else { 1 })
        Set-Property $connected $PagesToScan 1
    }
    $item = $connected.Items.Item(1)
    # The intent comes first: it sets the others to what the driver likes for it.
    Set-Property $item $Intent (@{ colour = 1; grey = 2; bilevel = 4 }[$Colour])
    Set-Property $item $DataType (@{ colour = 3; grey = 2; bilevel = 0 }[$Colour])
    $taken = Set-Resolution $item
    if ($taken -lt $Dpi) {
        Write-Message ([ordered]@{ type = 'error'; hresult = 'unsupported' })
        return
    }
    Set-Property $item $HorizontalStart 0
    Set-Property $item $VerticalStart 0
    $width = Set-Extent $item $HorizontalExtent ([Math]::Round(210 / 25.4 * $taken))
    $height = Set-Extent $item $VerticalExtent ([Math]::Round(297 / 25.4 * $taken))
    Write-Message ([ordered]@{ type = 'area'; dpi = $taken; width = $width; height = $height })

    $extension = if ($Colour -eq 'bilevel') { 'png' } else { 'jpg' }
    $pages = 0
    do {
        Write-Message ([ordered]@{ type = 'scanning'; page = $pages + 1 })
        try {
            $image = $item.Transfer($Bmp)
        }
        catch {
            $code = Get-HResult $_
            if ($pages -gt 0 -and $NoMorePages -contains $code) {
                break
            }
            Write-Message ([ordered]@{ type = 'error'; hresult = $code })
            return
        }
        $pages += 1
        $name = 'p{0:D4}.{1}' -f $pages, $extension
        Save-Page $image $name
        Write-Message ([ordered]@{ type = 'page'; file = $name })
        [void][System.Runtime.InteropServices.Marshal]::ReleaseComObject($image)
    } while ($Source -ne 'flatbed')
    Write-Message ([ordered]@{ type = 'done'; pages = $pages })
}

try {
    if ($Command -eq 'list') { Show-Scanners } else { Invoke-Scan }
}
catch {
    Write-Message ([ordered]@{ type = 'error'; hresult = (Get-HResult $_) })
}
