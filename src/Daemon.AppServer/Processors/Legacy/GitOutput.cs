using System.Buffers;
using System.Text;
using Daemon.Execution;

namespace Daemon.AppServer.Processors.Legacy;

/// <summary>Keeps what git says on standard output.</summary>
internal sealed class GitOutput : ICommandOutput
{
    /// <summary>More than this is no diff that anybody reads.</summary>
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public bool IsCut { get; private set; }

    public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream != CommandStream.Stdout)
        {
            return;
        }

        lock (_gate)
        {
            IsCut |= _bytes.WrittenCount + bytes.Length > MaxBytes;
            if (!IsCut)
            {
                _bytes.Write(bytes);
            }
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return Encoding.UTF8.GetString(_bytes.WrittenSpan);
        }
    }
}
