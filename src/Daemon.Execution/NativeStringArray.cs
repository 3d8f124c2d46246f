using System.Runtime.InteropServices;
using System.Text;

namespace Daemon.Execution;

/// <summary>A NULL-terminated array of NUL-terminated UTF-8 strings in one native block, as <c>argv</c> and <c>envp</c> want it.</summary>
internal sealed unsafe class NativeStringArray : IDisposable
{
    private void* _block;

    /// <exception cref="ArgumentException">A string holds a NUL character, which would silently end it.</exception>
    public NativeStringArray(IReadOnlyList<string> strings)
    {
        nuint size = (nuint)(strings.Count + 1) * (nuint)sizeof(byte*);
        foreach (string text in strings)
        {
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException("A command argument or environment variable contains a NUL character.", nameof(strings));
            }

            size += (nuint)Encoding.UTF8.GetByteCount(text) + 1;
        }

        _block = NativeMemory.Alloc(size);
        byte* end = (byte*)_block + size;
        byte* next = (byte*)_block + ((nuint)(strings.Count + 1) * (nuint)sizeof(byte*));
        for (int i = 0; i < strings.Count; i++)
        {
            Pointer[i] = next;
            next += Encoding.UTF8.GetBytes(strings[i], new Span<byte>(next, (int)Math.Min(end - next, int.MaxValue)));
            *next++ = 0;
        }

        Pointer[strings.Count] = null;
    }

    /// <summary>The array; valid until disposal.</summary>
    public byte** Pointer => (byte**)_block;

    public void Dispose()
    {
        NativeMemory.Free(_block);
        _block = null;
    }
}
