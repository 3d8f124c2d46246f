using Daemon.Interop.Windows;

namespace Daemon.Execution.WindowsProbe;

/// <summary>What runs as the command.</summary>
internal static class Child
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["streams"]:
                Console.Out.Write("out");
                Console.Error.Write("err");
                return 7;
            case ["cat"]:
                string text = Console.In.ReadToEnd();
                Console.Out.Write($"read {text.Length}: {text}");
                return 0;
            case ["parent", var self]:
#pragma warning disable RS0030 // The test is about what a command starts.
                using (var grandchild = System.Diagnostics.Process.Start(self, "child sleep"))
#pragma warning restore RS0030
                {
                    Console.Out.WriteLine($"grandchild {grandchild.Id}");
                    Thread.Sleep(Timeout.Infinite);
                    return 0;
                }

            case ["sleep"]:
                Thread.Sleep(Timeout.Infinite);
                return 0;
            case ["facts"]:
                Console.Out.WriteLine($"desktop {Desktop()}");
                Console.Out.WriteLine($"network {Environment.GetEnvironmentVariable("SBX_NONET_ACTIVE")}");
                Console.Out.WriteLine($"restricted {IsRestricted()}");
                return 0;
            default:
                return 99;
        }
    }

    private static unsafe string Desktop()
    {
        char* name = stackalloc char[256];
        uint needed;
        return User32.GetUserObjectInformation(User32.GetThreadDesktop(Kernel32.GetCurrentThreadId()), User32.UOI_NAME, name, 512, &needed) != 0
            ? new string(name)
            : "unknown";
    }

    private static unsafe bool IsRestricted()
    {
        nint token;
        _ = Advapi32.OpenProcessToken(Kernel32.GetCurrentProcess(), 8, &token);
        using var owned = new NativeHandle(token);
        return Advapi32.IsTokenRestricted(owned) != 0;
    }
}
