namespace Daemon.Core;

/// <summary>Starts tasks that somebody owns: the one place where work leaves its caller.</summary>
public static class Background
{
    /// <summary>Runs <paramref name="work"/> on the pool; the caller keeps the task and awaits it before it is disposed.</summary>
    public static Task Run(Func<Task> work)
    {
#pragma warning disable RS0030 // The banned call's one home.
        return Task.Run(work);
#pragma warning restore RS0030
    }

    /// <summary>As <see cref="Run(Func{Task})"/>, with a result.</summary>
    public static Task<T> Run<T>(Func<Task<T>> work)
    {
#pragma warning disable RS0030 // The banned call's one home.
        return Task.Run(work);
#pragma warning restore RS0030
    }
}
