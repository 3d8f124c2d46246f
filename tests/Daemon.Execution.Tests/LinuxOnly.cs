using System.Runtime.Versioning;

// The runners that these tests drive exist on Linux only.
[assembly: SupportedOSPlatform("linux")]
